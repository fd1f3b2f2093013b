package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sources sent is counted once and exactly, whatever has been rolled up of it and whatever happens meanwhile. */
class RollUpTest {
    private static final int STEPS = 60;
    private static final int SEEDS = 3;
    private static final int SEEDS_FULL = 60;
    private static final int POSTERS = 4;
    private static final int CALLS = 40;
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("roll_up");
    }

    @AfterEach
    void theRollUpIsWhatItsEntriesAddUpTo() {
        assertEquals(List.of(), differences(hospital));
    }

    private static List<String> differences(LedgerHospital hospital) {
        return database.rows("""
                with marker as (select coalesce(max(sequence), 0) as sequence from source_progress where hospital = '%1$s'),
                added as (
                    select c.source, c.date, c.batch, sum(c.lines) as lines, sum(c.amount) as amount, sum(c.replayed_lines) as replayed,
                           sum(c.replayed_amount) as replayed_amount, sum(c.reversed_lines) as reversed, sum(c.reversed_amount) as reversed_amount
                    from marker, reconciliation_counted('%1$s', 0, marker.sequence) c
                    group by grouping sets ((c.source, c.date), (c.source, c.batch)))
                (select source, date::text as key, lines, amount, replayed, replayed_amount, reversed, reversed_amount from added where date is not null
                 union all
                 select source, batch, lines, amount, replayed, replayed_amount, reversed, reversed_amount from added where batch is not null)
                except all
                (select source, date::text, lines, amount, replayed_lines, replayed_amount, reversed_lines, reversed_amount
                 from source_day where hospital = '%1$s'
                 union all
                 select source, batch, lines, amount, replayed_lines, replayed_amount, reversed_lines, reversed_amount
                 from source_batch where hospital = '%1$s')
                """.formatted(hospital.code));
    }

    /** Postings are committed one after another here. */
    private static int rollUp(LedgerHospital hospital, int most) {
        return Integer.parseInt(database.value(
                "select reconciliation_roll_up('%s', 9223372036854775807, %d)".formatted(hospital.code, most)));
    }

    /** Key: recorded, replayed, reversed, suspended, changed, each as {@code lines/amount}. */
    private static List<String> told(String key, String from) {
        return database.rows("""
                select %s,
                       (compared).lines || '/' || trim_scale((compared).amount),
                       (compared).replayed_lines || '/' || trim_scale((compared).replayed_amount),
                       (compared).reversed_lines || '/' || trim_scale((compared).reversed_amount),
                       (compared).suspended_lines || '/' || trim_scale((compared).suspended_amount),
                       (compared).changed_lines || '/' || trim_scale((compared).changed_amount)
                from %s where (compared).state <> 'EMPTY' order by 1
                """.formatted(key, from));
    }

    private static List<String> days(LedgerHospital hospital) {
        return told("date", "reconciliation_days('%s', 'his', '1900-01-01', '2999-12-31')".formatted(hospital.code));
    }

    private static List<String> batches(LedgerHospital hospital) {
        return told("batch", "reconciliation_batches('%s', 'his')".formatted(hospital.code));
    }

    private ExecutionResult post(String batch, ExecutionLine... lines) {
        return hospital.ledger.post(
                new Execution(hospital.code, "his", batch, "his", Poster.SOURCE, Arrays.asList(lines)));
    }

    @Test
    void aBalanceCountsAsItWasSentAndNotByWhatItChanged() {
        post("b", line("1", "C-CARD", "BEDS", "2026-03-05", "40"), line("2", "C-CARD", "BEDS", "2026-03-04", "39"));
        post("b", line("3", "C-CARD", "BEDS", "2026-03-05", "38"));
        assertEquals(List.of("2026-03-04 1/39 0/0 0/0 0/0 0/0", "2026-03-05 2/78 0/0 0/0 0/0 0/0"), days(hospital));
        rollUp(hospital, 10);
        assertEquals(List.of("b 3/117 0/0 0/0 0/0 0/0"), batches(hospital));
    }

    @Test
    void aMappedAndLateLineCountsOnceOnItsOwnDayAndInItsBatch() {
        hospital.bookLate();
        hospital.close(202603);
        post("b", line("1", "0203", "DRUG", "2026-03-05", "40"));
        rollUp(hospital, 10);
        assertEquals(List.of("2026-03-05 0/0 0/0 0/0 1/40 0/0"), days(hospital));
        hospital.map("m", "'his', '0203', null, null, null, 'C-CARD', null, null, null");
        hospital.ledger.replay(new ReplayDraft(hospital.code, "his", null, 0, 10, "office", Poster.OFFICE));
        for (int counted : List.of(0, rollUp(hospital, 10))) {
            assertEquals(List.of("2026-03-05 1/40 1/40 0/0 0/0 0/0"), days(hospital), "counted " + counted);
            assertEquals(List.of("b 1/40 1/40 0/0 0/0 0/0"), batches(hospital));
        }
        hospital.reversals.reverse(new ReversalDraft(
                hospital.code,
                new LineId("his", "1"),
                "1-back",
                LocalDate.parse("2026-04-02"),
                "wrong",
                "office",
                Poster.OFFICE));
        rollUp(hospital, 10);
        assertEquals(List.of("2026-03-05 1/40 1/40 1/40 0/0 0/0"), days(hospital));
        assertEquals(List.of("b 1/40 1/40 1/40 0/0 0/0"), batches(hospital));
    }

    @Test
    void anOverrideIsALineOfItsSourceAndADividedLineCountsOnce() {
        hospital.divide(
                "d",
                "null, '0203', null, null, null",
                "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'",
                "'{0.5,0.5}'");
        new ForcedPostings(database.dataSource(), new RelayWakeUp(), Clock.systemUTC())
                .force(new ForcedDraft(
                        hospital.code,
                        "o",
                        "his",
                        "抗洪急购",
                        "委员会",
                        Poster.SOURCE,
                        List.of(line("1", "C-CARD", "TRAVEL", "2026-03-01", "50"))));
        post("b", line("2", "0203", "DRUG", "2026-03-01", "7"));
        for (int counted : List.of(0, rollUp(hospital, 10))) {
            assertEquals(List.of("2026-03-01 2/57 0/0 0/0 0/0 0/0"), days(hospital), "counted " + counted);
        }
    }

    @Test
    void theUseOfAReservationIsALineOfItsSource() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        ReservationId id = new ReservationId("oa", "R-1");
        hospital.reservations.reserve(new ReservationDraft(
                hospital.code,
                id,
                "contract",
                null,
                null,
                "buyer",
                List.of(new ReservationDraft.Line(
                        "1",
                        new CellKey("C-CARD", "TRAVEL", "OWN", "-", YearMonth.of(2026, 3)),
                        new BigDecimal("60"),
                        null))));
        hospital.reservations.use(new UseDraft(
                hospital.code,
                id,
                "his",
                "buyer",
                Poster.SOURCE,
                List.of(new ReservationUse(
                        "u-1", "1", LocalDate.parse("2026-04-07"), new BigDecimal("25"), true, null, null))));
        for (int counted : List.of(0, rollUp(hospital, 10))) {
            assertEquals(List.of("2026-04-07 1/25 0/0 0/0 0/0 0/0"), days(hospital), "counted " + counted);
            assertEquals(List.of(), batches(hospital));
        }
    }

    @Test
    void aRollUpThatIsCutOffCountsNothing() throws SQLException {
        post("b", line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select reconciliation_roll_up('%s', 9223372036854775807, 10)".formatted(hospital.code));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertEquals("0", database.value("select count(*) from source_day where hospital = '" + hospital.code + "'"));
        assertEquals(List.of("2026-03-05 1/40 0/0 0/0 0/0 0/0"), days(hospital));
        assertEquals(1, rollUp(hospital, 10));
        assertEquals(0, rollUp(hospital, 10));
        assertEquals(List.of("2026-03-05 1/40 0/0 0/0 0/0 0/0"), days(hospital));
    }

    @Test
    void whoeverAsksWhilePostingsAndRollUpsGoOnGetsTheSumOfThatMoment() throws Exception {
        AtomicInteger posting = new AtomicInteger(POSTERS);
        AtomicInteger asked = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int poster = 0; poster < POSTERS; poster++) {
            String name = "p" + poster;
            tasks.add(() -> {
                for (int call = 0; call < CALLS; call++) {
                    post(
                            name,
                            line(name + "-" + call, "C-CARD", "DRUG", "2026-03-0" + (1 + call % 9), "1.25"),
                            line(name + "-" + call + "b", "C-ORTHO", "DRUG", "2026-04-0" + (1 + call % 9), "-3"));
                }
                posting.decrementAndGet();
                return null;
            });
        }
        for (int worker = 0; worker < 2; worker++) {
            tasks.add(() -> {
                while (posting.get() > 0) {
                    database.value("select reconciliation_roll_up('%s', %s, 7)".formatted(hospital.code, committed()));
                }
                return null;
            });
        }
        tasks.add(() -> {
            while (posting.get() > 0) {
                List<String> sums = database.rows("""
                        select (select coalesce(sum((compared).lines), 0) || ' ' || coalesce(sum((compared).amount), 0)
                                from reconciliation_days('%1$s', null, '1900-01-01', '2999-12-31')),
                               (select coalesce(sum((compared).lines), 0) || ' ' || coalesce(sum((compared).amount), 0)
                                from reconciliation_batches('%1$s', 'his')),
                               (select count(*) || ' ' || coalesce(sum(delta), 0) from entry where hospital = '%1$s')
                        """.formatted(hospital.code));
                String[] each = sums.getFirst().split(" ", -1);
                assertEquals(each[4] + " " + each[5], each[0] + " " + each[1], "by day");
                assertEquals(each[4] + " " + each[5], each[2] + " " + each[3], "by batch");
                asked.incrementAndGet();
            }
            return null;
        });
        Together.run(tasks);
        assertTrue(asked.get() > 0);
        while (rollUp(hospital, 50) > 0) {
            assertEquals(List.of(), differences(hospital));
        }
        assertEquals(
                Integer.toString(POSTERS * CALLS * 2),
                database.value("select sum(lines) from source_day where hospital = '" + hospital.code + "'"));
    }

    /** As the relay knows it: whoever had a number up to here has ended. */
    private static String committed() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String last;
            try (var row = statement.executeQuery("select last_value from ledger_sequence")) {
                row.next();
                last = row.getString(1);
            }
            for (int bucket = 0; bucket < 64; bucket++) {
                statement.execute("select pg_advisory_lock(3, %1$d), pg_advisory_unlock(3, %1$d)".formatted(bucket));
            }
            return last;
        }
    }

    @Test
    void randomStepsAreCountedAsAPersonWouldCountThem() {
        Long given = Long.getLong("tests.seed");
        long first = given == null ? System.nanoTime() : given;
        int seeds = given != null ? 1 : Boolean.getBoolean("tests.full") ? SEEDS_FULL : SEEDS;
        LongStream.range(first, first + seeds).forEach(seed -> new Run(seed).play());
    }

    /** Keeps every line as it was sent, and counts them one by one. */
    private static final class Run {
        private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "0203", "C-GONE");
        private static final List<String> SUBJECTS = List.of("DRUG", "DRUG", "TRAVEL", "BEDS");

        /** What became of a line. {@code changed} is the amount and day with which it was sent again; null when it was not. */
        private static final class Kept {
            ExecutionLine line;
            String batch;
            boolean isRecorded;
            boolean isReplayed;
            boolean isReversed;
            ExecutionLine changed;
            String changedBatch;
        }

        final long seed;
        final Random random;
        final LedgerHospital hospital = new LedgerHospital(database);
        final Map<String, Kept> lines = new TreeMap<>();
        int step;
        int reversals;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            hospital.budget("C-CARD", "TRAVEL", "2026-03", "2000");
            for (step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> rollUp(hospital, 1 + random.nextInt(8));
                    case 1 -> reverse();
                    case 2 -> replay();
                    case 3 -> mapOrClose();
                    default -> post();
                }
                assertEquals(counted(true), days(hospital), this::said);
                assertEquals(counted(false), batches(hospital), this::said);
                assertEquals(List.of(), differences(hospital), this::said);
            }
        }

        private String said() {
            return "seed " + seed + ", step " + step;
        }

        private void post() {
            String batch = "b" + random.nextInt(3);
            Map<String, ExecutionLine> sent = new TreeMap<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String id = "l" + random.nextInt(60);
                sent.put(
                        id,
                        lines.containsKey(id) && random.nextInt(3) > 0
                                ? lines.get(id).line
                                : line(
                                        id,
                                        CENTRES.get(random.nextInt(4)),
                                        SUBJECTS.get(random.nextInt(4)),
                                        "2026-0" + (3 + random.nextInt(2)) + "-0" + (1 + random.nextInt(4)),
                                        Integer.toString(random.nextInt(900) - 100)));
            }
            List<ExecutionLine> call = List.copyOf(sent.values());
            ExecutionResult result =
                    hospital.ledger.post(new Execution(hospital.code, "his", batch, "his", Poster.SOURCE, call));
            for (int i = 0; i < call.size(); i++) {
                keep(call.get(i), batch, outcome(result, i), false);
            }
        }

        private static LineOutcome outcome(ExecutionResult result, int index) {
            return result.exceptions().stream()
                    .filter(line -> line.index() == index)
                    .findFirst()
                    .orElse(new LineOutcome(index, "", LineStatus.RECORDED, null, null, null, null));
        }

        private void keep(ExecutionLine line, String batch, LineOutcome outcome, boolean isReplay) {
            if (outcome.status() == LineStatus.REFUSED || outcome.status() == LineStatus.REPLAYED) {
                return;
            }
            Kept kept = lines.computeIfAbsent(line.id(), id -> new Kept());
            if ("LINE_CHANGED".equals(outcome.code())) {
                kept.changed = line;
                kept.changedBatch = batch;
                return;
            }
            kept.line = line;
            kept.batch = batch;
            kept.isRecorded = outcome.status() == LineStatus.RECORDED;
            kept.isReplayed = kept.isRecorded && isReplay;
        }

        private void replay() {
            List<String> open =
                    database.rows("select line_id from suspense where hospital = '%s' and state = 'OPEN' order by id"
                            .formatted(hospital.code));
            ExecutionResult result = hospital.ledger
                    .replay(new ReplayDraft(hospital.code, "his", null, 0, 1000, "office", Poster.SOURCE))
                    .result();
            for (int i = 0; i < open.size(); i++) {
                Kept kept = lines.get(open.get(i));
                if (!kept.isRecorded) {
                    keep(kept.line, kept.batch, outcome(result, i), true);
                }
            }
        }

        private void reverse() {
            List<Kept> possible = lines.values().stream()
                    .filter(kept -> kept.isRecorded
                            && !kept.isReversed
                            && !kept.line.subject().equals("BEDS"))
                    .toList();
            if (possible.isEmpty()) {
                return;
            }
            Kept kept = possible.get(random.nextInt(possible.size()));
            try {
                hospital.reversals.reverse(new ReversalDraft(
                        hospital.code,
                        new LineId("his", kept.line.id()),
                        "reversal-" + reversals++,
                        LocalDate.parse("2026-05-03"),
                        "wrong",
                        "office",
                        Poster.OFFICE));
                kept.isReversed = true;
            } catch (ProblemException refused) {
                assertEquals(BudgetProblem.REVERSAL_REFUSED, refused.problem(), this::said);
            }
        }

        private void mapOrClose() {
            if (random.nextInt(4) == 0
                    && database.value(
                                    "select count(*) from mapping_rule where hospital = '%s'".formatted(hospital.code))
                            .equals("0")) {
                hospital.map("m", "'his', '0203', null, null, null, 'C-ORTHO', null, null, null");
                return;
            }
            if (random.nextInt(3) == 0) {
                hospital.bookLate();
            }
            hospital.period(202603, random.nextBoolean() ? "CLOSED" : "OPEN");
        }

        private List<String> counted(boolean isByDay) {
            Map<String, Sums> sums = new TreeMap<>();
            for (Kept kept : lines.values()) {
                Sums own = sums.computeIfAbsent(isByDay ? kept.line.date().toString() : kept.batch, key -> new Sums());
                own.add(kept.isRecorded ? 0 : 3, kept.line.amount());
                if (kept.isReplayed) {
                    own.add(1, kept.line.amount());
                }
                if (kept.isReversed) {
                    own.add(2, kept.line.amount());
                }
                if (kept.changed != null) {
                    sums.computeIfAbsent(
                                    isByDay ? kept.changed.date().toString() : kept.changedBatch, key -> new Sums())
                            .add(4, kept.changed.amount());
                }
            }
            return sums.entrySet().stream()
                    .map(each -> each.getKey() + " " + each.getValue())
                    .toList();
        }

        private static final class Sums {
            final int[] lines = new int[5];
            final BigDecimal[] amounts = {
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO
            };

            void add(int column, BigDecimal amount) {
                lines[column]++;
                amounts[column] = amounts[column].add(amount);
            }

            @Override
            public String toString() {
                List<String> columns = new ArrayList<>();
                for (int column = 0; column < 5; column++) {
                    columns.add(lines[column] + "/" + amounts[column].toPlainString());
                }
                return String.join(" ", columns);
            }
        }
    }
}

package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random steps against {@link LedgerModel}: postings with replays, changed and doubled lines and documents, lines that are divided,
 * budgets, months that close and open again, centres that become known, lines of the queue that a person replays. After each step every
 * answer is the model's, every cell is the sum of its entries and no limit is passed. A failure names its seed; {@code -Dtests.seed=}
 * repeats it.
 */
class RandomStepsTest {
    private static final int STEPS = 150;
    private static final int SEEDS = 3;
    private static final int SEEDS_FULL = 60;
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "C-GONE", "C-LATE", "C-HALF", "C-SOON");
    private static final List<String> SUBJECTS = List.of("DRUG", "TRAVEL", "TRAVEL", "PAPER", "BEDS", "NONE");

    private static LedgerDatabase database;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("random_steps");
    }

    @Test
    void everyAnswerAndEveryFigureIsWhatTheContractSays() {
        Long given = Long.getLong("tests.seed");
        if (given != null) {
            new Run(given).play();
            return;
        }
        long first = System.nanoTime();
        int seeds = Boolean.getBoolean("tests.full") ? SEEDS_FULL : SEEDS;
        LongStream.range(first, first + seeds).forEach(seed -> new Run(seed).play());
    }

    private static final class Run {
        final long seed;
        final Random random;
        final LedgerHospital hospital = new LedgerHospital(database);
        final LedgerModel model =
                new LedgerModel(List.of("C-CARD", "C-ORTHO"), List.of("DRUG", "TRAVEL", "PAPER", "BEDS"));
        int step;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        /** C-HALF is divided between the two, C-SOON with one that becomes known. */
        private void divide() {
            BigDecimal third = new BigDecimal("0.3333");
            model.divide("C-HALF", Map.of("C-CARD", third, "C-ORTHO", BigDecimal.ONE.subtract(third)));
            hospital.divide(
                    "half",
                    "null, 'C-HALF', null, null, null",
                    "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'",
                    "'{0.3333,0.6667}'");
            BigDecimal half = new BigDecimal("0.5");
            model.divide("C-SOON", Map.of("C-CARD", half, "C-LATE", half));
            hospital.divide(
                    "soon",
                    "null, 'C-SOON', null, null, null",
                    "'{C-CARD,C-LATE}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'",
                    "'{0.5,0.5}'");
        }

        void play() {
            divide();
            for (step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> setBudgets();
                    case 2 -> closeOrOpenAMonth();
                    case 3 -> replayFromTheQueue();
                    default -> post();
                }
                assertEquals(List.of(), hospital.differences(), this::told);
                assertEquals(List.of(), passedLimits(), this::told);
            }
            assertEquals(model.figures(), database.rows("""
                    select concat_ws('/', centre, subject, month), trim_scale(original), trim_scale(executed) from cell
                    where hospital = '%s' order by 1
                    """.formatted(hospital.code)), this::told);
            assertEquals(model.queue(), database.rows("""
                    select line_id, code from suspense where hospital = '%s' and state = 'OPEN' order by line_id
                    """.formatted(hospital.code)), this::told);
            assertEquals(
                    model.keys(),
                    database.rows("select id, state from line_key where hospital = '%s' order by id"
                            .formatted(hospital.code)),
                    this::told);
        }

        private String told() {
            return "seed " + seed + ", step " + step;
        }

        private List<String> passedLimits() {
            return database.rows("""
                    select centre, month, original, executed from cell
                    where hospital = '%s' and subject = 'TRAVEL' and executed > coalesce(original, 0)
                    """.formatted(hospital.code));
        }

        private void setBudgets() {
            Map<CellKey, BigDecimal> amounts = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                CellKey cell = new CellKey(
                        CENTRES.get(random.nextInt(random.nextInt(8) == 0 ? 4 : 2)),
                        SUBJECTS.get(random.nextInt(random.nextInt(8) == 0 ? 6 : 5)),
                        "OWN",
                        "-",
                        YearMonth.of(2026, 1 + random.nextInt(4)));
                amounts.put(cell, amount(100_000));
            }
            boolean isSet;
            try {
                hospital.ledger.setOriginal(
                        hospital.code,
                        "opening",
                        "office",
                        amounts.entrySet().stream()
                                .map(each -> new OriginalAmount(each.getKey(), each.getValue()))
                                .toList());
                isSet = true;
            } catch (CellsRefused refused) {
                isSet = false;
            }
            assertEquals(model.setBudgets(amounts), isSet, () -> told() + ": " + amounts);
        }

        private void closeOrOpenAMonth() {
            int month = 202601 + random.nextInt(4);
            if (random.nextInt(12) == 0) {
                model.addCentre("C-LATE");
                database.run("""
                        insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-LATE', 1, 0) on conflict do nothing;
                        insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-LATE', '晚', 'COST')
                        on conflict do nothing;
                        """.formatted(hospital.code));
            } else if (model.isClosed(month)) {
                model.open(month);
                database.run("delete from period where hospital = '%s' and month = %d".formatted(hospital.code, month));
            } else if (random.nextInt(3) == 0) {
                model.close(month);
                hospital.close(month);
            }
        }

        private void replayFromTheQueue() {
            List<String> waiting = model.waiting();
            if (waiting.isEmpty()) {
                return;
            }
            String id = waiting.get(random.nextInt(waiting.size()));
            long row = Long.parseLong(database.value("""
                    select id from suspense where hospital = '%s' and line_id = '%s' and state = 'OPEN'
                    """.formatted(hospital.code, id)));
            LineOutcome outcome = hospital.ledger
                    .replay(hospital.code, row, "office", Poster.OFFICE)
                    .exceptions()
                    .getFirst();
            assertEquals(model.replay(id), outcome.status() + " " + outcome.code(), () -> told() + ": replay of " + id);
        }

        private void post() {
            List<ExecutionLine> lines = new ArrayList<>();
            // a line that comes alone takes a way of its own
            for (int i = random.nextInt(3) == 0 ? 0 : random.nextInt(12); i >= 0; i--) {
                lines.add(line(step + "-" + i));
            }
            assertEquals(
                    model.post(lines), hospital.told(lines.toArray(ExecutionLine[]::new)), () -> told() + ": " + lines);
        }

        /** A new line, or one that was sent before: as it was, or with other figures. */
        private ExecutionLine line(String id) {
            List<ExecutionLine> recorded = model.recorded();
            List<String> waiting = model.waiting();
            return switch (random.nextInt(10)) {
                case 0, 1 -> recorded.isEmpty() ? newLine(id) : recorded.get(random.nextInt(recorded.size()));
                case 2 ->
                    newLine(
                            recorded.isEmpty()
                                    ? id
                                    : recorded.get(random.nextInt(recorded.size()))
                                            .id());
                case 3 -> newLine(waiting.isEmpty() ? id : waiting.get(random.nextInt(waiting.size())));
                default -> newLine(id);
            };
        }

        private ExecutionLine newLine(String id) {
            return LedgerHospital.line(
                    id,
                    CENTRES.get(random.nextInt(random.nextInt(3) == 0 ? 6 : 2)),
                    SUBJECTS.get(random.nextInt(random.nextInt(6) == 0 ? 6 : 5)),
                    "2026-0%d-%02d".formatted(1 + random.nextInt(4), 1 + random.nextInt(28)),
                    amount(20_000).subtract(new BigDecimal("30")).toPlainString(),
                    random.nextInt(4) == 0 ? "D" + random.nextInt(3) : null);
        }

        private BigDecimal amount(int below) {
            return BigDecimal.valueOf(random.nextInt(below), 2);
        }
    }
}

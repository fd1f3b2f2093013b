package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.audit.AuditAppend;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The interleavings that the architecture names: what two callers do at once comes out as if one had come after the other. */
class PostingAtTheSameTimeTest {
    private static final int THREADS = 16;

    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("at_the_same_time");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void sixteenThreadsDrainAStrictBudgetToTheLastCent() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100.00");
        List<Callable<Integer>> drains = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            drains.add(() -> {
                int recorded = 0;
                for (int post = 0; post < 100; post++) {
                    ExecutionResult result = hospital.post(
                            line(number + "-" + post, "C-CARD", "TRAVEL", "2026-03-05", "0.1" + post % 3));
                    recorded += result.count(LineStatus.RECORDED);
                    assertEquals(1, result.count(LineStatus.RECORDED) + result.count(LineStatus.REFUSED));
                }
                return recorded;
            });
        }
        int recorded = Together.run(drains).stream().mapToInt(Integer::intValue).sum();
        BigDecimal executed = new BigDecimal(hospital.executed("C-CARD", "TRAVEL", 202603));
        assertTrue(executed.compareTo(new BigDecimal("100")) <= 0, executed + " is not above the budget");
        assertTrue(executed.compareTo(new BigDecimal("99.90")) > 0, executed + " leaves no room for the smallest line");
        assertEquals(
                recorded,
                Integer.parseInt(
                        database.value("select count(*) from entry where hospital = '%s' and figure = 'EXECUTED'"
                                .formatted(hospital.code))));
    }

    @Test
    void batchesInOppositeOrderDoNotDeadlock() throws Exception {
        List<String> centres = List.of("C-CARD", "C-ORTHO");
        List<String> subjects = List.of("DRUG", "PAPER");
        List<Callable<Long>> batches = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            boolean isReversed = thread % 2 == 1;
            int first = thread * 1_000;
            batches.add(() -> {
                long last = 0;
                for (int round = 0; round < 10; round++) {
                    int from = first + round * 100;
                    List<ExecutionLine> lines = new ArrayList<>(IntStream.range(from, from + 48)
                            .mapToObj(i -> line(
                                    "o" + (isReversed ? i : i + 500_000),
                                    centres.get(i % 2),
                                    subjects.get(i / 2 % 2),
                                    "2026-%02d-01".formatted(1 + i % 12),
                                    "1"))
                            .toList());
                    if (isReversed) {
                        Collections.reverse(lines);
                    }
                    last = hospital.post(lines.toArray(ExecutionLine[]::new)).sequence();
                }
                return last;
            });
        }
        long before = deadlocks();
        Together.run(batches);
        assertEquals(before, deadlocks());
        assertEquals(
                "3840",
                database.value(
                        "select trim_scale(sum(executed)) from cell where hospital = '%s'".formatted(hospital.code)));
    }

    private static long deadlocks() {
        return Long.parseLong(
                database.value("select deadlocks from pg_stat_database where datname = current_database()"));
    }

    @Test
    void theSameLineFromManyCallersIsRecordedOnce() throws Exception {
        List<Callable<ExecutionResult>> same =
                Collections.nCopies(THREADS, () -> hospital.post(line("same", "C-CARD", "DRUG", "2026-03-05", "7")));
        List<ExecutionResult> answers = Together.run(same);
        assertEquals(
                1, answers.stream().mapToInt(a -> a.count(LineStatus.RECORDED)).sum());
        assertEquals("7", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void noLineLandsInAMonthThatWasClosedWhileItWaited() throws Exception {
        try (Connection closing = database.dataSource().getConnection();
                Statement statement = closing.createStatement()) {
            closing.setAutoCommit(false);
            statement.execute("select ledger_lock_hospital_exclusive('%s')".formatted(hospital.code));
            CompletableFuture<List<String>> post =
                    CompletableFuture.supplyAsync(() -> hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "7")));
            Together.until("the posting waits for the hospital", 20, () -> waitsForLock(1));
            statement.execute("insert into period values ('%s', 202603, 'CLOSED', 1, 0)".formatted(hospital.code));
            closing.commit();
            assertEquals(List.of("0 SUSPENDED PERIOD_CLOSED"), post.get());
        }
        assertEquals("-", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void aCloseWaitsForThePostingsThatAreUnderWay() throws Exception {
        try (Connection posting = database.dataSource().getConnection();
                Statement statement = posting.createStatement()) {
            posting.setAutoCommit(false);
            new PostStatement(
                            new Execution(
                                    hospital.code,
                                    "his",
                                    "b",
                                    "his",
                                    Poster.SOURCE,
                                    List.of(line("1", "C-CARD", "DRUG", "2026-03-05", "7"))),
                            java.time.OffsetDateTime.parse("2026-03-05T00:00:00Z"))
                    .post(posting, List.of(0), List.of(), AuditAppend.none());
            CompletableFuture<Void> close = CompletableFuture.runAsync(
                    () -> database.run("select ledger_lock_hospital_exclusive('%1$s');".formatted(hospital.code)));
            Together.until("the close waits for the hospital", 20, () -> waitsForLock(1));
            assertFalse(close.isDone());
            statement.execute("select 1");
            posting.commit();
            close.get();
        }
        assertEquals("7", hospital.executed("C-CARD", "DRUG", 202603));
    }

    private static boolean waitsForLock(int lockClass) {
        return !database.rows("select 1 from pg_locks where locktype = 'advisory' and classid = %d and not granted"
                        .formatted(lockClass))
                .isEmpty();
    }

    @Test
    void aReplayAndASourceThatSendsAgainRecordTheLineOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            String centre = "C-R" + round;
            ExecutionLine line = line("r" + round, centre, "DRUG", "2026-03-05", "3");
            hospital.post(line);
            long id = Long.parseLong(
                    database.value("select max(id) from suspense where hospital = '%s'".formatted(hospital.code)));
            database.run("""
                    insert into centre (hospital, code, version, sequence) values ('%1$s', '%2$s', 1, 0);
                    insert into centre_interval (hospital, centre, name, type) values ('%1$s', '%2$s', '晚', 'COST')
                    """.formatted(hospital.code, centre));
            List<Callable<ExecutionResult>> both = Arrays.asList(
                    () -> hospital.ledger.replay(hospital.code, id, "office", Poster.OFFICE),
                    () -> hospital.post(line));
            List<ExecutionResult> answers = Together.run(both);
            assertEquals(
                    1,
                    answers.stream().mapToInt(a -> a.count(LineStatus.RECORDED)).sum());
            assertEquals(
                    1,
                    answers.stream().mapToInt(a -> a.count(LineStatus.REPLAYED)).sum());
            assertEquals("3", hospital.executed(centre, "DRUG", 202603));
        }
        assertEquals(
                "0",
                database.value("select count(*) from suspense where hospital = '%s' and state = 'OPEN'"
                        .formatted(hospital.code)));
    }
}

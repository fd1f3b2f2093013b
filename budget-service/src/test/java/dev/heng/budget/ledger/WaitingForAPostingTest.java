package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes second waits for what is under way, and judges by what it left. Each test holds one transaction open until the other waits. */
class WaitingForAPostingTest {
    private static final int LONGEST_S = 20;

    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("waiting");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    private void postIn(Connection open, ExecutionLine... lines) throws SQLException {
        Execution execution = new Execution(hospital.code, "his", "b", "his", Poster.SOURCE, Arrays.asList(lines));
        new PostStatement(execution, OffsetDateTime.parse("2026-03-05T00:00:00Z"))
                .post(open, IntStream.range(0, lines.length).boxed().toList(), List.of(), AuditAppend.none());
    }

    private static void untilSomebodyWaits(String lockType) {
        Together.until("somebody waits for a " + lockType, LONGEST_S, () -> !database.rows(
                        "select 1 from pg_locks where locktype = '%s' and not granted".formatted(lockType))
                .isEmpty());
    }

    /** Posts lines, commits them only when the second waits for them, and gives what the second got. */
    private <T> T second(Supplier<T> second, ExecutionLine... first) throws Exception {
        try (Connection open = database.dataSource().getConnection()) {
            open.setAutoCommit(false);
            postIn(open, first);
            CompletableFuture<T> waiting = CompletableFuture.supplyAsync(second);
            untilSomebodyWaits("transactionid");
            open.commit();
            return waiting.get(LONGEST_S, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSuspendedLineThatTwoCallsCorrectIsRecordedOnce() throws Exception {
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "10"));
        ExecutionLine corrected = line("1", "C-CARD", "DRUG", "2026-03-05", "9");
        assertEquals(List.of("0 REPLAYED null"), second(() -> hospital.told(corrected), corrected));
        assertEquals("9", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void aReplayOfALineThatItsSourceIsCorrectingChangesNothing() throws Exception {
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "10"));
        long id = Long.parseLong(
                database.value("select id from suspense where hospital = '%s'".formatted(hospital.code)));
        ExecutionResult replay = second(
                () -> hospital.ledger.replay(hospital.code, id, "office", Poster.OFFICE),
                line("1", "C-CARD", "DRUG", "2026-03-05", "9"));
        assertEquals(LineStatus.REPLAYED, replay.exceptions().getFirst().status());
        assertEquals("9", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(
                "0",
                database.value("select count(*) from suspense where hospital = '%s' and state = 'OPEN'"
                        .formatted(hospital.code)));
    }

    @Test
    void aBatchIsJudgedByTheRoomThatAnotherOneLeft() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        List<String> told = second(
                () -> hospital.told(
                        line("3", "C-CARD", "TRAVEL", "2026-03-05", "40"),
                        line("4", "C-CARD", "TRAVEL", "2026-03-05", "30")),
                line("1", "C-CARD", "TRAVEL", "2026-03-05", "50"),
                line("2", "C-CARD", "TRAVEL", "2026-03-05", "10"));
        assertEquals(List.of("1 REFUSED BUDGET_INSUFFICIENT"), told);
        assertEquals("100", hospital.executed("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void aBudgetIsNotLoweredBelowWhatIsBeingPosted() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        ExecutionException refused = assertThrows(
                ExecutionException.class,
                () -> second(
                        () -> hospital.budget("C-CARD", "TRAVEL", "2026-03", "50"),
                        line("1", "C-CARD", "TRAVEL", "2026-03-05", "60")));
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")),
                assertInstanceOf(CellsRefused.class, refused.getCause()).flaws());
    }

    /** Otherwise two calls with the same lines in another order would wait for each other. */
    @Test
    void aBatchTakesItsLinesInTheOrderOfTheirIds() throws Exception {
        ExecutionLine one = line("1", "C-CARD", "DRUG", "2026-03-05", "1");
        ExecutionLine two = line("2", "C-ORTHO", "DRUG", "2026-03-05", "2");
        try (Connection open = database.dataSource().getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            postIn(open, one);
            CompletableFuture<List<String>> batch = CompletableFuture.supplyAsync(() -> hospital.told(two, one));
            untilSomebodyWaits("transactionid");
            statement.execute("set local lock_timeout = '500ms'");
            postIn(open, two);
            open.commit();
            assertEquals(List.of("0 REPLAYED null", "1 REPLAYED null"), batch.get(LONGEST_S, TimeUnit.SECONDS));
        }
        assertEquals("1", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("2", hospital.executed("C-ORTHO", "DRUG", 202603));
    }

    @Test
    void aLineIsJudgedByTheChartAsTheChangeLeftItThatIsUnderWay() throws Exception {
        try (Connection changing = database.dataSource().getConnection();
                Statement statement = changing.createStatement()) {
            changing.setAutoCommit(false);
            statement.execute("select ledger_lock_chart_exclusive('chart-%s')".formatted(hospital.code));
            CompletableFuture<List<String>> post =
                    CompletableFuture.supplyAsync(() -> hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "7")));
            untilSomebodyWaits("advisory");
            statement.execute("update subject set control = 'STRICT' where chart = 'chart-%s' and code = 'DRUG'"
                    .formatted(hospital.code));
            changing.commit();
            assertEquals(List.of("0 REFUSED BUDGET_INSUFFICIENT"), post.get(LONGEST_S, TimeUnit.SECONDS));
        }
    }
}

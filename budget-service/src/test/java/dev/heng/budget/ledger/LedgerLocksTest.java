package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who changes master data and who posts wait for each other, each by the lock that the other holds. */
class LedgerLocksTest {
    private static final int HOSPITAL = 1;
    private static final int CHART = 2;
    private static final int WATERMARK = 3;

    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);
    private final LedgerLocks locks = new LedgerLocks(database.dataSource());
    private final LedgerSequence sequence = new LedgerSequence(database.dataSource());

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("locks");
    }

    /** Holds the lock while something waits for it, and tells whether it went on afterwards. */
    private static void waitsFor(int lockClass, String held, Runnable waiting) throws SQLException {
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select " + held);
            CompletableFuture<Void> waits = CompletableFuture.runAsync(waiting);
            Together.until(
                    "somebody waits for " + held,
                    20,
                    () -> waits.isDone()
                            || !database.rows("""
                            select 1 from pg_locks where locktype = 'advisory' and classid = %d and not granted
                            """.formatted(lockClass)).isEmpty());
            assertFalse(waits.isDone(), "it passed " + held);
            holder.commit();
            waits.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private static ProblemException refused(String held, Runnable tried) throws SQLException {
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select " + held);
            return assertThrows(ProblemException.class, tried::run);
        }
    }

    @Test
    void aReaderOfTheTreeWaitsForWhoeverChangesIt() throws SQLException {
        waitsFor(
                HOSPITAL,
                "ledger_lock_hospital_exclusive('%s')".formatted(hospital.code),
                () -> locks.hospitalShared(hospital.code));
        waitsFor(
                CHART,
                "ledger_lock_chart_exclusive('chart-%s')".formatted(hospital.code),
                () -> locks.chartShared("chart-" + hospital.code));
    }

    @Test
    void whoeverChangesTheTreeIsToldToTryAgainWhilePostingsAreUnderWay() throws SQLException {
        ProblemException told = refused(
                "ledger_lock_hospital('%s')".formatted(hospital.code), () -> locks.hospitalExclusive(hospital.code));
        assertEquals(EdgeProblem.TOO_BUSY, told.problem());
        assertEquals("Postings are under way. Try again.", told.getMessage());
        locks.hospitalExclusive(hospital.code);
    }

    @Test
    void whoeverChangesAChartIsToldToTryAgainWhilePostingsAreUnderWay() throws SQLException {
        String chart = "chart-" + hospital.code;
        ProblemException told = refused("ledger_lock_chart('%s')".formatted(chart), () -> locks.chartExclusive(chart));
        assertEquals(EdgeProblem.TOO_BUSY, told.problem());
        locks.chartExclusive(chart);
    }

    @Test
    void aNumberIsDrawnWhenTheWatermarkOfEachBucketIsHeldAndNotBefore() throws SQLException {
        long before = sequence.next(List.of(5));
        waitsFor(WATERMARK, "pg_advisory_xact_lock(3, 9)", () -> assertTrue(sequence.next(List.of(7, 9, 7)) > before));
        assertTrue(sequence.next(List.of()) > before + 1);
    }
}

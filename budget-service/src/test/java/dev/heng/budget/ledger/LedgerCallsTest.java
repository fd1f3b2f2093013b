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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a caller gets to know when a real server refuses, and what is repeated for him. */
class LedgerCallsTest {
    private static final String DEADLOCK = "40P01";
    private static final String SERIALISATION = "40001";

    private static LedgerDatabase database;
    private final LedgerCalls calls = new LedgerCalls(database.dataSource());
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("calls");
    }

    private static void refuse(Connection connection, String state) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin raise exception 'no' using errcode = '%s'; end $$".formatted(state));
        }
    }

    private static void note(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into chart (code, name, version, meaning_hash, sequence)
                    values ('%s-' || gen_random_uuid(), '科目', 1, 'x', 0)
                    """.formatted(what));
        }
    }

    private static String noted(String what) {
        return database.value("select count(*) from chart where code like '%s-%%'".formatted(what));
    }

    private ProblemException told(String state) {
        return assertThrows(
                ProblemException.class,
                () -> calls.single(connection -> {
                    attempts.incrementAndGet();
                    refuse(connection, state);
                    return "never";
                }),
                state);
    }

    @Test
    void aCallThatLosesADeadlockIsRepeatedUntilItSucceeds() {
        String answer = calls.several(connection -> {
            note(connection, "repeated");
            if (attempts.incrementAndGet() < 4) {
                refuse(connection, attempts.get() == 2 ? SERIALISATION : DEADLOCK);
            }
            return "posted";
        });
        assertEquals("posted", answer);
        assertEquals(4, attempts.get());
        assertEquals("1", noted("repeated"));
    }

    @Test
    void aCallThatLosesEveryTimeIsBusy() {
        ProblemException told = told(DEADLOCK);
        assertEquals(EdgeProblem.TOO_BUSY, told.problem());
        assertEquals("Too many postings touch the same figures. Try again.", told.getMessage());
        assertEquals(4, attempts.get());
    }

    @Test
    void aServerThatIsAwayFullOrStoppingMayBeAskedAgain() {
        List<String> states = List.of("08006", "53300", "57P01", "25P03", "55P03");
        for (String state : states) {
            ProblemException told = told(state);
            assertEquals(EdgeProblem.TOO_BUSY, told.problem(), state);
            assertEquals("The database did not answer in time. Send the call again.", told.getMessage(), state);
        }
        assertEquals(states.size(), attempts.get(), "none is repeated: it may have been stored");
        ProblemException silent = assertThrows(
                ProblemException.class,
                () -> calls.single(connection -> {
                    throw new SQLException("the connection was lost");
                }));
        assertEquals(EdgeProblem.TOO_BUSY, silent.problem());
    }

    @Test
    void aFigureThatWouldGrowTooLongIsAConflict() {
        ProblemException told = assertThrows(
                ProblemException.class,
                () -> calls.single(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("select 99999999999999999999.0::numeric(24, 4) + 1::numeric(24, 4)"
                                + ", 100000000000000000000::numeric(24, 4)");
                    }
                }));
        assertEquals(EdgeProblem.CONFLICT, told.problem());
    }

    @Test
    void whatNobodyForesawIsADefectAndNotTheCallersFault() {
        for (String state : List.of("42P01", "23505", "25001", "55000")) {
            IllegalStateException defect = assertThrows(
                    IllegalStateException.class,
                    () -> calls.single(connection -> {
                        refuse(connection, state);
                        return "never";
                    }),
                    state);
            assertEquals(state, ((SQLException) defect.getCause()).getSQLState());
        }
    }

    @Test
    void severalStatementsAreStoredTogetherOrNotAtAll() {
        assertThrows(
                CellsRefused.class,
                () -> calls.several(connection -> {
                    assertFalse(connection.getAutoCommit());
                    note(connection, "half");
                    throw new CellsRefused(List.of());
                }));
        assertEquals("0", noted("half"));
        calls.several(connection -> {
            note(connection, "whole");
            note(connection, "whole");
            return "stored";
        });
        assertEquals("2", noted("whole"));
        assertTrue(calls.<Boolean>single(Connection::getAutoCommit), "a single statement is a transaction by itself");
    }
}

package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** A database that is away is told from a mistake of ours, however deep it stands behind a failure. */
class OutageTest {
    private static boolean isOutage(String state) {
        return Outage.isBehind(new IllegalStateException("a call failed", new SQLException("said", state)));
    }

    @Test
    void aConnectionThatBrokeAConflictAndAServerThatEndsAreOutages() {
        assertTrue(isOutage("08006"));
        assertTrue(isOutage("40P01"));
        assertTrue(isOutage("53300"));
        assertTrue(isOutage("57P01"));
        assertTrue(isOutage("55P03"));
        assertTrue(isOutage("25P03"));
    }

    @Test
    void aPoolThatGaveUpWaitingIsAnOutage() {
        assertTrue(Outage.isBehind(new SQLException("Acquisition timeout while waiting for new connection")));
        assertTrue(Outage.isBehind(new SQLTransientConnectionException("later")));
    }

    @Test
    void aTransactionThatCannotBeginOnADeadConnectionIsAnOutage() {
        SQLException pool = new SQLException(
                "Exception in association of connection to existing transaction",
                new SQLException(
                        "Failed to enlist. Check if a connection from another datasource is already enlisted to the"
                                + " same transaction"));
        assertTrue(Outage.isBehind(new IllegalStateException("a call failed", pool)));
    }

    @Test
    void aConnectionThatBrokeDuringTheCommitIsAnOutage() {
        assertTrue(Outage.isBehind(new IllegalStateException("a call failed", notCommitted("08006"))));
        assertFalse(Outage.isBehind(new IllegalStateException("a call failed", notCommitted("23505"))));
    }

    /** As the transaction manager says it. */
    private static Exception notCommitted(String state) {
        Exception failure = new Exception("ARJUNA016053: Could not commit transaction.");
        failure.addSuppressed(new Exception("Error trying to transactionCommit", new SQLException("said", state)));
        return failure;
    }

    @Test
    void aConnectionAttemptThatThePoolBrokeOffIsAnOutage() {
        SQLException driver = new SQLException(
                "Something unusual has occurred to cause the driver to fail.",
                "99999",
                new RuntimeException("Interrupted while attempting to connect."));
        assertTrue(Outage.isBehind(new IllegalStateException("a call failed", driver)));
    }

    @Test
    void aMistakeOfOursIsNone() {
        assertFalse(isOutage("42601"));
        assertFalse(isOutage("23505"));
        assertFalse(isOutage(null));
        assertFalse(Outage.isBehind(new IllegalStateException("no database behind it")));
    }
}

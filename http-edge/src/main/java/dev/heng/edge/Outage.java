package dev.heng.edge;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, full or waiting for a lock from a mistake of ours. */
final class Outage {
    /**
     * Classes of SQLSTATE: connection, rolled back by a conflict, resources, operator intervention; 25P03 and 25P04 are time-outs of
     * the transaction, 55P03 is a lock that was not granted in time. 99999 is what the driver says of an attempt to connect that the
     * pool broke off when its own time was over.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    private static final Set<String> STATES = Set.of("25P03", "25P04", "55P03", "99999");
    private static final int DEPTH_MAX = 20;

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return isBehind(failure, 0);
    }

    /** A transaction that could not be committed keeps what the database said among its suppressed failures, not as its cause. */
    private static boolean isBehind(@Nullable Throwable failure, int depth) {
        return failure != null
                && depth < DEPTH_MAX
                && ((failure instanceof SQLException sql && isOutage(sql))
                        || isBehind(failure.getCause(), depth + 1)
                        || Stream.of(failure.getSuppressed()).anyMatch(each -> isBehind(each, depth + 1)));
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || (state == null && isOfThePool(String.valueOf(failure.getMessage())))
                || (state != null
                        && (STATES.contains(state)
                                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))));
    }

    /**
     * What the pool says itself has no state: that its time is over, or that a transaction could not begin on a connection. A second
     * data source, which could be the reason of that too, no service has; so the connection died since it was last used.
     */
    private static boolean isOfThePool(String message) {
        return message.contains("timeout") || message.startsWith("Failed to enlist");
    }
}

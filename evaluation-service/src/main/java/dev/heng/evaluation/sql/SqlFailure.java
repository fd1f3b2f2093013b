package dev.heng.evaluation.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that the database refused or did not answer; the cause tells which. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState();
    }

    /** True when the transaction met another one and may simply be tried again. */
    public boolean isConflict() {
        return "40001".equals(state) || "40P01".equals(state);
    }

    /** True when the database refused the values themselves, so that trying again is useless. */
    public boolean isRefusedData() {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** The failure of a statement somewhere behind an exception; null when there is none. */
    public static @Nullable SqlFailure behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailure found) {
                return found;
            }
        }
        return null;
    }
}

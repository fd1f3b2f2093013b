package dev.heng.edge.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/**
 * The record of an accepted write as a call of the SQL function {@code audit_append} in a statement of the write itself: no round trip
 * and no commit of its own. Without a request behind the write the call does nothing.
 */
public final class AuditAppend {
    /** How many parameters {@link #bind} sets. */
    public static final int PARAMETERS = 12;

    private final Optional<AuditDraft> draft;

    private AuditAppend(Optional<AuditDraft> draft) {
        this.draft = draft;
    }

    /** For the request that this thread serves. */
    public static AuditAppend ofRequest() {
        return new AuditAppend(AuditDraft.ofRequest().filter(draft -> !draft.isRecorded()));
    }

    /** For a statement that is not the last of its write. */
    public static AuditAppend none() {
        return new AuditAppend(Optional.empty());
    }

    /**
     * The text of the call.
     *
     * @param isWritten SQL for whether there was a write; false and null record nothing
     * @param sequence SQL for the Ledger-Sequence, or {@code null}
     * @param version SQL for the version of the document, or {@code null}
     */
    public static String call(String isWritten, String sequence, String version) {
        return "audit_append(" + isWritten + ", " + sequence + ", " + version + ", ?".repeat(PARAMETERS) + ")";
    }

    boolean isNeeded() {
        return draft.isPresent();
    }

    /** Sets the parameters of the call. */
    public void bind(Connection connection, PreparedStatement call, int first) throws SQLException {
        if (draft.isEmpty()) {
            bindNothing(call, first);
            return;
        }
        AuditEntry entry = draft.get().accepted();
        call.setString(first, entry.hospital());
        call.setObject(first + 1, entry.recordedAt());
        call.setString(first + 2, entry.method());
        call.setString(first + 3, entry.operation());
        call.setString(first + 4, entry.target());
        call.setString(first + 5, entry.actor());
        call.setArray(first + 6, connection.createArrayOf("text", entry.roles().toArray(String[]::new)));
        call.setString(first + 7, entry.remote());
        call.setString(first + 8, entry.forwardedFor());
        call.setString(first + 9, entry.correlation());
        call.setString(first + 10, entry.idempotencyKey());
        call.setBytes(first + 11, entry.bodyDigest());
    }

    private static void bindNothing(PreparedStatement call, int first) throws SQLException {
        for (int parameter = first; parameter < first + PARAMETERS; parameter++) {
            int type = parameter == first + 1
                    ? Types.TIMESTAMP_WITH_TIMEZONE
                    : parameter == first + 6 ? Types.ARRAY : parameter == first + 11 ? Types.BINARY : Types.VARCHAR;
            call.setNull(parameter, type);
        }
    }

    /** The write is committed, and its record with it. */
    public void committed() {
        draft.ifPresent(AuditDraft::recorded);
    }
}

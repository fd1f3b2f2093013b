package dev.heng.edge.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One record of the trail; what a member means stands in the migration that makes the table.
 *
 * @param id null for a record that is not stored yet
 */
record AuditEntry(
        @Nullable Long id,
        String hospital,
        OffsetDateTime recordedAt,
        Outcome outcome,
        String method,
        @Nullable String operation,
        String target,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String actor,
        List<String> roles,
        @Nullable String remote,
        @Nullable String forwardedFor,
        @Nullable String correlation,
        @Nullable String idempotencyKey,
        byte @Nullable [] bodyDigest,
        @Nullable Long sequence,
        @Nullable Long version) {
    /** The hospital of what belongs to none. */
    static final String NO_HOSPITAL = "-";

    static final String TAG = "Audit trail";
    static final String ABOUT = "Who did what, and who was refused";

    /** The record as a line of the log. Holds no line end: every text came through {@link RequestFacts#visible}. */
    String line() {
        return "at=" + recordedAt + " outcome=" + outcome + " status=" + status + " code=" + code + " hospital="
                + hospital
                + " method=" + method + " operation=" + operation + " target=" + target + " actor=" + actor + " roles="
                + roles
                + " remote=" + remote + " forwardedFor=" + forwardedFor + " correlation=" + correlation;
    }

    /** What became of the request. */
    @Schema(name = "AuditOutcome")
    enum Outcome {
        ACCEPTED,
        REPLAYED,
        REFUSED,
        FAILED
    }
}

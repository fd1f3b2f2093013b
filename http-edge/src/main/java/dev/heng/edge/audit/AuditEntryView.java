package dev.heng.edge.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One record of the audit trail. */
@Schema(name = "AuditEntry")
public record AuditEntryView(
        @Schema(description = "Unique within the service") long id,
        Instant recordedAt,

        @Schema(description = "Of the path; - where it names none")
        String hospital,

        @Schema(
                description =
                        "ACCEPTED: done, and the record was stored with it; REPLAYED: answered as the first time; REFUSED: 4xx; FAILED: 5xx,"
                                + " it may have been done all the same: then there is an ACCEPTED with the same correlation")
        AuditEntry.Outcome outcome,

        String method,

        @Schema(description = "The operation's id in this document; null when none fits", nullable = true) @Nullable String operation,

        @Schema(description = "The path, and the query parameters that the operation knows")
        String target,

        @Schema(
                description = "Of the answer; null for what was recorded with the effect, before the answer",
                nullable = true)
        @Nullable Integer status,

        @Schema(description = "Of the problem document", nullable = true) @Nullable String code,

        @Schema(description = "The name in the token; null without a valid one", nullable = true) @Nullable String actor,

        List<String> roles,

        @Schema(description = "The address that the request came from", nullable = true) @Nullable String remote,

        @Schema(
                description = "What X-Forwarded-For said; only the gateway's part of it is known to be true",
                nullable = true)
        @Nullable String forwardedFor,

        @Schema(nullable = true) @Nullable String correlation,
        @Schema(nullable = true) @Nullable String idempotencyKey,

        @Schema(
                description = "SHA-256 of the body as sent, hexadecimal; null when it was not read to its end",
                nullable = true)
        @Nullable String bodyDigest,

        @Schema(description = "The Ledger-Sequence of the write", nullable = true) @Nullable Long sequence,

        @Schema(description = "The version of the document that the write left", nullable = true) @Nullable Long version) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                Objects.requireNonNull(entry.id(), "not stored yet"),
                entry.recordedAt().toInstant(),
                entry.hospital(),
                entry.outcome(),
                entry.method(),
                entry.operation(),
                entry.target(),
                entry.status(),
                entry.code(),
                entry.actor(),
                entry.roles(),
                entry.remote(),
                entry.forwardedFor(),
                entry.correlation(),
                entry.idempotencyKey(),
                entry.bodyDigest() == null ? null : HexFormat.of().formatHex(entry.bodyDigest()),
                entry.sequence(),
                entry.version());
    }
}

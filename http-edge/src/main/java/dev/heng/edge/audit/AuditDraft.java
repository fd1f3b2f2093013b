package dev.heng.edge.audit;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the request that is under way, until its record is stored. Served by one thread at a time. */
final class AuditDraft {
    private static final String LOCAL = "heng.audit";

    private final Clock clock;
    private final Facts facts;
    private final Actor actor;
    private final @Nullable BodyDigest digest;
    private volatile boolean isRecorded;

    /**
     * What a request says of itself.
     *
     * @param hospital of the path, {@code -} where it names none
     * @param operation the operation's id, null when none fits
     * @param target path, and the query parameters that the operation knows
     */
    record Facts(
            String hospital,
            String method,
            @Nullable String operation,
            String target,
            @Nullable String remote,
            @Nullable String forwardedFor,
            @Nullable String correlation,
            @Nullable String idempotencyKey) {}

    /** Whom a verified token speaks for; no name when there is none. */
    record Actor(@Nullable String name, List<String> roles) {
        static final Actor NONE = new Actor(null, List.of());
    }

    /** @param digest of a body that is being read; null when there is none */
    AuditDraft(Clock clock, Facts facts, Actor actor, @Nullable BodyDigest digest) {
        this.clock = clock;
        this.facts = facts;
        this.actor = actor;
        this.digest = digest;
    }

    /** The draft of the request that this thread serves. */
    static Optional<AuditDraft> ofRequest() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(LOCAL) : Optional.empty();
    }

    /** Makes this the draft of the request that this thread serves. */
    void begin() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(LOCAL, this);
        }
    }

    boolean hasActor() {
        return actor.name() != null;
    }

    AuditDraft with(Actor known) {
        return new AuditDraft(clock, facts, known, digest);
    }

    boolean isRecorded() {
        return isRecorded;
    }

    void recorded() {
        isRecorded = true;
    }

    /** The record that is stored with the effect. */
    AuditEntry accepted() {
        return entry(AuditEntry.Outcome.ACCEPTED, null, null, null, null);
    }

    /** The record of an answer. */
    AuditEntry answered(
            AuditEntry.Outcome outcome,
            int status,
            @Nullable String code,
            @Nullable Long sequence,
            @Nullable Long version) {
        return entry(outcome, status, code, sequence, version);
    }

    private AuditEntry entry(
            AuditEntry.Outcome outcome,
            @Nullable Integer status,
            @Nullable String code,
            @Nullable Long sequence,
            @Nullable Long version) {
        return new AuditEntry(
                null,
                facts.hospital(),
                // the precision of the database
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS),
                outcome,
                facts.method(),
                facts.operation(),
                facts.target(),
                status,
                code,
                actor.name(),
                actor.roles(),
                facts.remote(),
                facts.forwardedFor(),
                facts.correlation(),
                facts.idempotencyKey(),
                digest == null ? null : digest.value(),
                sequence,
                version);
    }
}

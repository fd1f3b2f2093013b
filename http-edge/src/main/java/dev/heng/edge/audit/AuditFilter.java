package dev.heng.edge.audit;

import dev.heng.edge.ProblemMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.Principal;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every write a draft of its record before it runs, and has what has no record yet stored once the answer is known. No answer waits
 * for that or changes by it.
 */
@ApplicationScoped
class AuditFilter {
    private static final String DRAFT = "heng.audit";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String SEQUENCE = "Ledger-Sequence";
    /** Before the idempotency keys, which read the body; as a response filter after them. */
    private static final int PRIORITY = 100;

    private final Clock clock;
    private final AuditWriter writer;
    private final CurrentVertxRequest requests;
    private final CurrentIdentityAssociation identity;

    AuditFilter(Clock clock, AuditWriter writer, CurrentVertxRequest requests, CurrentIdentityAssociation identity) {
        this.clock = clock;
        this.writer = writer;
        this.requests = requests;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = PRIORITY)
    void begin(ContainerRequestContext request, ResourceInfo resource) {
        if (!RequestFacts.isWrite(request.getMethod())) {
            return;
        }
        BodyDigest body = new BodyDigest(request.getEntityStream());
        request.setEntityStream(body);
        AuditDraft draft = new AuditDraft(
                clock,
                RequestFacts.of(requests.getCurrent(), resource),
                actor(request.getSecurityContext().getUserPrincipal()),
                body);
        request.setProperty(DRAFT, draft);
        draft.begin();
    }

    @ServerResponseFilter(priority = PRIORITY)
    @Nullable Uni<Void> end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (!RequestFacts.isRecorded(request.getMethod(), response.getStatus())) {
            return null;
        }
        RoutingContext routing = requests.getCurrent();
        AuditDraft draft = request.getProperty(DRAFT) instanceof AuditDraft begun
                ? begun
                : new AuditDraft(clock, RequestFacts.of(routing, resource), AuditDraft.Actor.NONE, null);
        if (draft.isRecorded()) {
            return null;
        }
        return complete(draft)
                .invoke(known -> writer.add(answered(known, response)))
                .onFailure()
                .invoke(writer::failed)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** A request that never came to its method has not been asked for its token. */
    private Uni<AuditDraft> complete(AuditDraft draft) {
        if (draft.hasActor()) {
            return Uni.createFrom().item(draft);
        }
        return identity.getDeferredIdentity()
                .map(SecurityIdentity::getPrincipal)
                .onFailure()
                .recoverWithNull()
                .map(principal -> draft.with(actor(principal)));
    }

    private static AuditDraft.Actor actor(@Nullable Principal principal) {
        return principal instanceof JsonWebToken token && token.getName() != null
                ? RequestFacts.actor(token.getName(), token.getGroups())
                : AuditDraft.Actor.NONE;
    }

    private static AuditEntry answered(AuditDraft draft, ContainerResponseContext response) {
        int status = response.getStatus();
        String code = response.hasEntity() && response.getEntity() instanceof ProblemMapper.ProblemDocument problem
                ? problem.code()
                : null;
        return draft.answered(
                outcome(status, response.getHeaderString(REPLAYED) != null),
                status,
                code,
                RequestFacts.whole(response.getHeaderString(SEQUENCE)),
                RequestFacts.whole(response.getHeaderString(HttpHeaders.ETAG)));
    }

    private static AuditEntry.Outcome outcome(int status, boolean isReplayed) {
        if (status >= 500) {
            return AuditEntry.Outcome.FAILED;
        }
        if (status >= 400) {
            return AuditEntry.Outcome.REFUSED;
        }
        return isReplayed ? AuditEntry.Outcome.REPLAYED : AuditEntry.Outcome.ACCEPTED;
    }
}

package dev.heng.edge.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Spooled;
import dev.heng.edge.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Answers a POST that is repeated under its {@code Idempotency-Key} as the first time. */
@ApplicationScoped
class IdempotencyFilter {
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String SEQUENCE = "Ledger-Sequence";
    private static final String CLAIMED = "idempotency.claimed";
    private static final Pattern ACCEPTED = Pattern.compile("[!-~]{1,255}");
    private static final Duration WAIT_STEP = Duration.ofMillis(20);
    /** Eight seconds: whoever waits is told within ten. */
    private static final int WAIT_STEPS = 400;

    private final IdempotencyKeys keys;
    private final ObjectMapper mapper;

    IdempotencyFilter(IdempotencyKeys keys, ObjectMapper mapper) {
        this.keys = keys;
        this.mapper = mapper;
    }

    @ServerRequestFilter
    @Nullable Response begin(ContainerRequestContext request, ResourceInfo resource) throws IOException, SQLException {
        String given = request.getHeaderString(HEADER);
        if (given == null
                || resource.getResourceMethod().isAnnotationPresent(Spooled.class)
                || !request.getMethod().equals("POST")
                || request.getSecurityContext().getUserPrincipal() == null) {
            return null;
        }
        if (!ACCEPTED.matcher(given).matches()) {
            throw ProblemException.invalid(HEADER, "INVALID_FORMAT", "A key is 1 to 255 visible ASCII characters.");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        String hospital = request.getUriInfo().getPathParameters().getFirst("hospital");
        var key = new IdempotencyKeys.Key(
                hospital == null ? "-" : Texts.code("hospital", hospital),
                request.getSecurityContext().getUserPrincipal().getName(),
                request.getUriInfo().getRequestUri().getRawPath(),
                given);
        return claim(request, key, digest(request, body));
    }

    private @Nullable Response claim(ContainerRequestContext request, IdempotencyKeys.Key key, byte[] digest)
            throws SQLException {
        for (int step = 0; step < WAIT_STEPS; step++) {
            switch (keys.claim(key, digest)) {
                case IdempotencyKeys.Claim.Granted granted -> {
                    request.setProperty(CLAIMED, key);
                    return null;
                }
                case IdempotencyKeys.Claim.Answered answered -> {
                    return replay(answered.answer());
                }
                case IdempotencyKeys.Claim.OtherBody other ->
                    throw new ProblemException(
                            EdgeProblem.IDEMPOTENCY_KEY_REUSED, "The key was used with another body; take a new one.");
                case IdempotencyKeys.Claim.UnderWay underWay -> LockSupport.parkNanos(WAIT_STEP.toNanos());
            }
        }
        throw new ProblemException(EdgeProblem.TOO_BUSY, "A request with this key is still under way.");
    }

    private static Response replay(IdempotencyKeys.Answer answer) {
        var builder = Response.status(answer.status()).header(REPLAYED, "true").type(answer.mediaType());
        if (answer.sequence() != null) {
            builder.header(SEQUENCE, answer.sequence());
        }
        return builder.entity(answer.body()).build();
    }

    @ServerResponseFilter
    void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIMED) instanceof IdempotencyKeys.Key key)) {
            return;
        }
        try {
            if (response.getStatus() >= 300) {
                keys.release(key);
                return;
            }
            String body = response.hasEntity() ? mapper.writeValueAsString(response.getEntity()) : "";
            keys.answer(
                    key,
                    new IdempotencyKeys.Answer(
                            response.getStatus(),
                            response.getHeaderString(SEQUENCE),
                            MediaType.APPLICATION_JSON,
                            body));
        } catch (SQLException | JsonProcessingException notKept) {
            // the effect is committed; a repeated request finds its lines by their own keys
            LOG.warnf(notKept, "the answer under key %s could not be kept", key.key());
        }
    }

    private static byte[] digest(ContainerRequestContext request, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(String.valueOf(request.getUriInfo().getRequestUri().getRawQuery())
                    .getBytes(StandardCharsets.UTF_8));
            return sha.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

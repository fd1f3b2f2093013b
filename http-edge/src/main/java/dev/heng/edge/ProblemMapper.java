package dev.heng.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into a problem document (RFC 9457); the only place that does. */
public final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int RETRY_AFTER_S = 1;

    /** The body of every refusal. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ProblemDocument(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String correlationId,
            List<Violation> violations,
            List<? extends Record> problems) {}

    private final MeterRegistry registry;

    ProblemMapper(MeterRegistry registry) {
        this.registry = registry;
    }

    @ServerExceptionMapper
    public Response refusal(ProblemException refusal) {
        return answer(refusal.problem(), refusal.getMessage(), refusal.violations(), refusal.problems());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException failure) {
        return answer(EdgeProblem.UNAUTHENTICATED, "Send a valid bearer token.", List.of());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return answer(EdgeProblem.FORBIDDEN_ROLE, "The role of the token does not allow this.", List.of());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof ProblemException refusal) {
            return refusal(refusal);
        }
        if (failure.getCause() instanceof IllegalArgumentException) {
            return answer(EdgeProblem.INVALID_REQUEST, "A parameter has not the form that it needs.", List.of());
        }
        int status = failure.getResponse().getStatus();
        for (Problem problem : List.of(
                EdgeProblem.UNAUTHENTICATED,
                EdgeProblem.FORBIDDEN_ROLE,
                EdgeProblem.NOT_FOUND,
                EdgeProblem.METHOD_NOT_ALLOWED,
                EdgeProblem.NOT_ACCEPTABLE,
                EdgeProblem.BODY_TOO_LARGE,
                EdgeProblem.UNSUPPORTED_MEDIA_TYPE)) {
            if (problem.status() == status) {
                return answer(problem, problem.title() + ".", List.of());
            }
        }
        if (status >= 400 && status < 500) {
            return answer(EdgeProblem.INVALID_REQUEST, "The request cannot be understood.", List.of());
        }
        return failed(failure);
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (Outage.isBehind(failure)) {
            LOG.warnf("the database does not answer: %s", failure.getMessage());
            return answer(
                    EdgeProblem.TOO_BUSY, "The database does not answer; the request may be repeated.", List.of());
        }
        LOG.error("request failed", failure);
        return answer(
                EdgeProblem.INTERNAL_ERROR,
                "The failure is in the log under the correlation id of this answer.",
                List.of());
    }

    private Response answer(Problem problem, String detail, List<Violation> violations) {
        return answer(problem, detail, violations, List.of());
    }

    private Response answer(
            Problem problem, String detail, List<Violation> violations, List<? extends Record> problems) {
        registry.counter("heng.refusals", "code", problem.name(), "status", String.valueOf(problem.status()))
                .increment();
        var builder = Response.status(problem.status())
                .type("application/problem+json")
                .entity(new ProblemDocument(
                        "urn:heng:problem:"
                                + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        problem.title(),
                        problem.status(),
                        detail,
                        problem.name(),
                        (String) MDC.get(Correlation.MDC_KEY),
                        violations,
                        problems));
        if (problem.status() == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        }
        if (problem.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }
}

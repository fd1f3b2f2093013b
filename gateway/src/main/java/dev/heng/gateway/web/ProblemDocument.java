package dev.heng.gateway.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The body of a refusal (RFC 9457), in the form that the services use too.
 *
 * @param correlationId the id under which the logs of all services speak of the request
 */
public record ProblemDocument(Problem problem, String detail, String correlationId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The document as JSON. */
    public Buffer toBuffer() {
        return new JsonObject()
                .put(
                        "type",
                        "urn:heng:problem:"
                                + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", detail)
                .put("code", problem.name())
                .put("correlationId", correlationId)
                .toBuffer();
    }

    /** Answers with this document and closes the answer. */
    public void send(HttpServerResponse response) {
        if (response.ended() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader(Correlation.HEADER, correlationId);
        if (problem == Problem.TOO_MANY_REQUESTS || problem == Problem.SERVICE_UNREACHABLE) {
            response.putHeader("Retry-After", "1");
        }
        if (problem == Problem.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(toBuffer());
    }
}

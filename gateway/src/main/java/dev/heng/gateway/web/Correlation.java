package dev.heng.gateway.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** One id for a request and everything that it causes in all services. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    /** The id that the client sent when it has an accepted form, else a new one; the request carries it from then on. */
    public static String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && ACCEPTED.matcher(given).matches()) {
            return given;
        }
        String made = made();
        request.headers().set(HEADER, made);
        return made;
    }

    /** Where the request is traced, the context of its trace: an event that it causes is found in the same trace later. */
    private static String made() {
        SpanContext trace = Span.current().getSpanContext();
        return trace.isValid()
                ? trace.getTraceId() + "-" + trace.getSpanId()
                : UUID.randomUUID().toString();
    }
}

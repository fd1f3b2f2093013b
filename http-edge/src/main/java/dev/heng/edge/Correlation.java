package dev.heng.edge;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request one id that its log lines, its answer, its postings and its events carry. Where a request is traced and its sender
 * gave no id, the id is the context of its trace, so that an event that is sent later is found in the same trace.
 */
public final class Correlation {
    /** The header that brings and returns the id. */
    public static final String HEADER = "X-Correlation-Id";

    static final String MDC_KEY = "correlationId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern OF_A_TRACE = Pattern.compile("([0-9a-f]{32})-([0-9a-f]{16})");

    /** The id of the request that this thread serves; null outside a request. */
    public static @Nullable String current() {
        return (String) MDC.get(MDC_KEY);
    }

    /** The trace that an id belongs to; {@link SpanContext#getInvalid()} when it belongs to none. */
    public static SpanContext context(@Nullable String id) {
        Matcher parts = OF_A_TRACE.matcher(String.valueOf(id));
        return parts.matches()
                ? SpanContext.createFromRemoteParent(
                        parts.group(1), parts.group(2), TraceFlags.getSampled(), TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    @ServerRequestFilter(preMatching = true, priority = 1)
    public void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches() ? given : made();
        request.setProperty(MDC_KEY, id);
        MDC.put(MDC_KEY, id);
    }

    private static String made() {
        SpanContext trace = Span.current().getSpanContext();
        return trace.isValid()
                ? trace.getTraceId() + "-" + trace.getSpanId()
                : UUID.randomUUID().toString();
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(MDC_KEY) instanceof String id) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }
}

package dev.heng.edge.trace;

import dev.heng.edge.Correlation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Spans of events: one for each that is sent, one for each batch that is applied. Without tracing nothing is written and nothing costs. */
@ApplicationScoped
public class EventTraces {
    private static final String SCOPE = "heng.events";
    private static final String SYSTEM = "messaging.system";
    private static final String DESTINATION = "messaging.destination.name";
    private static final TextMapGetter<UnaryOperator<String>> READ = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable UnaryOperator<String> headers, String key) {
            return headers == null ? null : headers.apply(key);
        }
    };

    private final OpenTelemetry telemetry;

    public EventTraces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * Marks that an event is sent, in the trace of the request that caused it.
     *
     * @param correlation the id under which the change was made; null when nobody asked for it
     * @param header takes the headers ({@code traceparent}) that carry the context to whoever reads the event
     */
    public void sending(String topic, @Nullable String correlation, BiConsumer<String, String> header) {
        Span span = tracer().spanBuilder("send " + topic)
                .setParent(Context.root().with(Span.wrap(Correlation.context(correlation))))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(DESTINATION, topic)
                .startSpan();
        if (correlation != null) {
            span.setAttribute("heng.correlation", correlation);
        }
        if (span.getSpanContext().isValid()) {
            telemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .inject(Context.root().with(span), header, (_, name, value) -> header.accept(name, value));
        }
        span.end();
    }

    /**
     * Applies a batch under a span of its own that is linked to the trace of each event in it.
     *
     * @param headers how to read the headers of each event of the batch
     */
    public void applying(String what, Collection<UnaryOperator<String>> headers, Runnable work) {
        var builder = tracer().spanBuilder("apply " + what)
                .setSpanKind(SpanKind.CONSUMER)
                .setNoParent();
        builder.setAttribute(SYSTEM, "kafka").setAttribute("messaging.batch.message_count", headers.size());
        for (UnaryOperator<String> each : headers) {
            SpanContext cause = Span.fromContext(
                            telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), each, READ))
                    .getSpanContext();
            if (cause.isValid()) {
                builder.addLink(cause);
            }
        }
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    private Tracer tracer() {
        return telemetry.getTracer(SCOPE);
    }
}

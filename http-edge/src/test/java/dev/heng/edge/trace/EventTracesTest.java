package dev.heng.edge.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REQUEST = "00f067aa0ba902b7";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final EventTraces traces = new EventTraces(telemetry);

    @AfterEach
    void close() {
        telemetry.close();
    }

    private static Map<String, String> headersOf(EventTraces traces, String correlation) {
        Map<String, String> headers = new HashMap<>();
        traces.sending("budget.execution.v1", correlation, headers::put);
        return headers;
    }

    @Test
    void anEventIsSentInTheTraceOfTheRequestThatCausedIt() {
        Map<String, String> headers = headersOf(traces, TRACE + "-" + REQUEST);
        SpanData sent = spans.getFinishedSpanItems().getFirst();
        assertEquals(TRACE, sent.getTraceId());
        assertEquals(REQUEST, sent.getParentSpanId());
        assertEquals("00-" + TRACE + "-" + sent.getSpanId() + "-01", headers.get("traceparent"));
    }

    @Test
    void anIdOfTheClientsOwnBeginsATraceThatNamesIt() {
        headersOf(traces, "his-2026-11-17");
        SpanData sent = spans.getFinishedSpanItems().getFirst();
        assertEquals("0000000000000000", sent.getParentSpanId());
        assertTrue(sent.getAttributes().asMap().containsValue("his-2026-11-17"));
    }

    @Test
    void aBatchIsLinkedToTheTraceOfEachOfItsEvents() {
        Map<String, String> traced = headersOf(traces, TRACE + "-" + REQUEST);
        spans.reset();
        traces.applying("budget events", List.of(traced::get, name -> null), () -> {});
        SpanData applied = spans.getFinishedSpanItems().getFirst();
        assertEquals(1, applied.getLinks().size());
        assertEquals(TRACE, applied.getLinks().getFirst().getSpanContext().getTraceId());
    }

    @Test
    void aBatchThatFailsFailsAndSaysSo() {
        assertThrows(
                IllegalStateException.class,
                () -> traces.applying("budget events", List.of(), () -> {
                    throw new IllegalStateException("planted");
                }));
        assertEquals(StatusData.error(), spans.getFinishedSpanItems().getFirst().getStatus());
    }

    @Test
    void withoutTracingNothingIsWritten() {
        assertEquals(Map.of(), headersOf(new EventTraces(OpenTelemetry.noop()), "his-2026-11-17"));
    }
}

package dev.heng.budget.subject.start;

import dev.heng.budget.subject.PutChart;
import dev.heng.budget.subject.rest.PutChartRequest;
import dev.heng.edge.json.StrictJson;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Ships the standard chart of a public hospital (domain.md 2.1) on the first start; afterwards it belongs to the administrators. */
@ApplicationScoped
public class StandardChart {
    /** The code of the shipped chart. */
    public static final String CODE = "hospital-standard";

    private static final String RESOURCE = "/hospital-standard.chart.json";

    private final PutChart charts;
    private final StrictJson json;

    StandardChart(PutChart charts, StrictJson json) {
        this.charts = charts;
        this.json = json;
    }

    void ship(@Observes StartupEvent started) {
        PutChartRequest chart = json.read(resource(), PutChartRequest.class);
        charts.putIfAbsent(CODE, chart.name(), chart.nameEn(), chart.toSubjects());
    }

    private static byte[] resource() {
        try (InputStream stream = StandardChart.class.getResourceAsStream(RESOURCE)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

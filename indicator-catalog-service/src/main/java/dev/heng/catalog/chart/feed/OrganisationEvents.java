package dev.heng.catalog.chart.feed;

import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.chart.LearntSubject;
import dev.heng.catalog.document.Json;
import dev.heng.catalog.document.Json.InvalidDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the events of {@code budget.organisation.v1} (binary CloudEvents with a JSON body). */
final class OrganisationEvents {
    static final String CHART_CHANGED = "heng.budget.chart-changed";

    /** Named one by one, so that a new type is a decision and not an accident. */
    static final Set<String> OF_NO_CONCERN = Set.of(
            "heng.budget.hospital-changed",
            "heng.budget.centre-changed",
            "heng.budget.period-changed",
            "heng.budget.watermark-reached");

    /** The members that this service uses; others are ignored. */
    record ChartChanged(
            String chart,
            String name,
            List<LearntSubject> subjects,
            String meaningHash,
            Long incarnation,
            Long version) {}

    private OrganisationEvents() {}

    /**
     * Never throws for what the record holds.
     *
     * @param type the header {@code ce_type}; null when it is absent
     */
    static Reading read(@Nullable String type, byte[] body) {
        if (type == null) {
            return new Reading.Unreadable("the header ce_type is absent");
        }
        if (OF_NO_CONCERN.contains(type)) {
            return new Reading.OfNoConcern();
        }
        if (!type.equals(CHART_CHANGED)) {
            return new Reading.Unreadable("unknown type");
        }
        if (body == null) {
            return new Reading.Unreadable("the body is absent");
        }
        try {
            return chart(Json.read(new String(body, StandardCharsets.UTF_8), ChartChanged.class));
        } catch (InvalidDocument e) {
            return new Reading.Unreadable("the body is not the JSON of a chart: " + e.getMessage());
        }
    }

    private static Reading chart(ChartChanged event) {
        if (event == null || event.chart() == null || event.subjects() == null || event.meaningHash() == null) {
            return new Reading.Unreadable("one of chart, subjects, meaningHash is absent");
        }
        if (event.incarnation() == null || event.version() == null) {
            return new Reading.Unreadable("incarnation or version is absent");
        }
        boolean nameless = event.subjects().stream().anyMatch(subject -> subject == null || subject.code() == null);
        if (nameless) {
            return new Reading.Unreadable("a subject has no code");
        }
        return new Reading.ChartState(new LearntChart(
                event.chart(),
                event.name(),
                event.subjects(),
                event.meaningHash(),
                event.incarnation(),
                event.version()));
    }
}

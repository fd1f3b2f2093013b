package dev.heng.budget.forecast;

import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a forecast of the figures as they are; neither the budget nor an earlier forecast changes. */
@ApplicationScoped
public class MakeForecast {
    private final Hospitals hospitals;
    private final Charts charts;
    private final Cells cells;
    private final Forecasts forecasts;
    private final Clock clock;

    MakeForecast(Hospitals hospitals, Charts charts, Cells cells, Forecasts forecasts, Clock clock) {
        this.hospitals = hospitals;
        this.charts = charts;
        this.cells = cells;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    /**
     * Makes it and keeps it.
     *
     * @throws ProblemException 400 UNKNOWN_SUBJECT, 404 for an unknown hospital
     */
    @Transactional
    @Audited
    public Forecast make(String hospital, ForecastDefinition definition, String actor) {
        Hospital known = hospitals.require(hospital);
        Map<String, Subject> chart =
                charts.subjects(known.chart()).stream().collect(Collectors.toMap(Subject::code, subject -> subject));
        requireKnown(definition, chart.keySet());
        int number = forecasts.next(hospital);
        Projection projection = new Projection(definition.from(), definition.months(), definition.lookBack());
        Set<String> stocks = chart.values().stream()
                .filter(subject -> subject.nature() == Nature.STOCK)
                .map(Subject::code)
                .collect(Collectors.toSet());
        Cells.Known figures = cells.read(hospital, projection.firstLookedAt(), projection.lastLookedAt(), stocks);
        Map<String, ForecastMethod> methods = new HashMap<>();
        List<ForecastLine> lines = new ArrayList<>();
        for (LineHistory history : figures.lines()) {
            ForecastMethod method =
                    methods.computeIfAbsent(history.line().subject(), subject -> method(definition, chart, subject));
            lines.add(projection.of(history, method));
        }
        Forecast forecast = new Forecast(
                number,
                definition,
                lines.size(),
                figures.asOf(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        forecasts.add(hospital, forecast, lines);
        return forecast;
    }

    private static void requireKnown(ForecastDefinition definition, Set<String> subjects) {
        List<Violation> violations = definition.methods().keySet().stream()
                .filter(subject -> !subjects.contains(subject))
                .map(subject -> new Violation(
                        "/methods", "UNKNOWN_SUBJECT", "The chart of the hospital has no subject " + subject + "."))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** That of the subject, else of the nearest subject above it, else the forecast's. */
    private static ForecastMethod method(
            ForecastDefinition definition, Map<String, Subject> chart, @Nullable String subject) {
        for (String at = subject; at != null; ) {
            ForecastMethod method = definition.methods().get(at);
            if (method != null) {
                return method;
            }
            Subject found = chart.get(at);
            at = found == null ? null : found.parent();
        }
        return definition.method();
    }
}

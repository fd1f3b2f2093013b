package dev.heng.catalog.scheme;

import dev.heng.catalog.chart.Charts;
import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.formula.Compilation;
import dev.heng.catalog.formula.Definitions;
import dev.heng.catalog.formula.FormulaCompiler;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.grade.GradeScales;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.Indicators;
import dev.heng.catalog.web.CatalogueProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import dev.heng.edge.audit.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes an immutable version of a draft. */
@ApplicationScoped
public class PublishScheme {
    private final Schemes schemes;
    private final Indicators indicators;
    private final Charts charts;
    private final GradeScales gradeScales;
    private final Clock clock;

    PublishScheme(Schemes schemes, Indicators indicators, Charts charts, GradeScales gradeScales, Clock clock) {
        this.schemes = schemes;
        this.indicators = indicators;
        this.charts = charts;
        this.gradeScales = gradeScales;
        this.clock = clock;
    }

    /**
     * The version that holds the draft.
     *
     * @param created false when it existed already
     */
    public record Outcome(SchemeVersion published, boolean created) implements Versioned {
        @Override
        public long version() {
            return published.version();
        }
    }

    /**
     * Compiles every formula that the draft reaches against its chart and keeps the result for ever. A draft whose meaning is that of
     * the newest version makes no new one.
     *
     * @throws ProblemException 404 without such a scheme, 409 while its chart has not been learnt, 400 with all errors at once
     */
    @Transactional
    @Audited
    public Outcome publish(String code, String user) {
        schemes.lock(code);
        Scheme scheme = schemes.find(code)
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no scheme " + code + "."));
        LearntChart chart = charts.find(scheme.draft().chart())
                .orElseThrow(() -> new ProblemException(
                        CatalogueProblem.CHART_UNKNOWN,
                        "The chart " + scheme.draft().chart() + " has not arrived from budget-service."));
        Content content = content(scheme, chart);
        VersionDocument document = new VersionDocument(content);
        Optional<SchemeVersion> newest = schemes.newestVersion(code);
        if (newest.isPresent() && isSame(document, newest.get(), chart)) {
            return new Outcome(newest.get(), false);
        }
        int number = newest.map(SchemeVersion::version).orElse(0) + 1;
        List<Warning> warnings = Warnings.of(content);
        // the precision of the database, so that what is answered now is what is read later
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SchemeVersion version = new SchemeVersion(
                code,
                number,
                document.hash(number, chart.version()),
                chart.version(),
                chart.meaningHash(),
                document.text(number, chart.version(), warnings, now, user),
                warnings,
                now,
                user);
        schemes.addVersion(version);
        return new Outcome(version, true);
    }

    /** A chart that only changed names or controls does not make the scheme another one. */
    private static boolean isSame(VersionDocument document, SchemeVersion newest, LearntChart chart) {
        long chartVersion =
                newest.chartMeaningHash().equals(chart.meaningHash()) ? newest.chartVersion() : chart.version();
        return document.hash(newest.version(), chartVersion).equals(newest.hash());
    }

    private Content content(Scheme scheme, LearntChart chart) {
        SchemeDraft draft = scheme.draft();
        Map<String, Indicator> items = indicators.findAll(draft.indicators());
        Optional<GradeScale> scale = gradeScales.find(draft.gradeScale());
        PublicationRules rules = new PublicationRules(draft)
                .add(DraftRules.violations(draft, items, scale.isPresent()))
                .addOfWeights();
        Definitions formulas = indicators.formulas();
        Compilation compilation = FormulaCompiler.compile(items.keySet(), formulas, chart.forFormulas());
        rules.addOfFormulas(compilation).requireNone(scheme.code());

        TreeSet<String> reached = new TreeSet<>(compilation.formulas().keySet());
        reached.addAll(items.keySet());
        return new Content(scheme, chart, scale.orElseThrow(), new TreeMap<>(indicators.findAll(reached)), compilation);
    }
}

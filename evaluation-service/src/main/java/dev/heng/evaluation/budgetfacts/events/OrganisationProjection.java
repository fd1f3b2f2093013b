package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.FactsChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CentreChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.ChartChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.HospitalChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.Interval;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.PeriodChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.Subject;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes hospitals, centres, charts and periods. */
@ApplicationScoped
class OrganisationProjection {
    private static final String HOSPITAL = """
            insert into hospital as h (code, name, name_en, currency, chart, deleted, incarnation, version, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, currency = excluded.currency,
                chart = excluded.chart, deleted = excluded.deleted, incarnation = excluded.incarnation,
                version = excluded.version, sequence = excluded.sequence
            where (excluded.incarnation, excluded.version) > (h.incarnation, h.version)
            returning old.chart is distinct from new.chart or old.deleted is distinct from new.deleted""";
    private static final String CENTRE = """
            insert into centre as c (hospital, code, deleted, incarnation, version, sequence)
            select * from unnest(?::text[], ?::text[], ?::bool[], ?::bigint[], ?::bigint[], ?::bigint[])
            on conflict (hospital, code) do update set deleted = excluded.deleted, incarnation = excluded.incarnation,
                version = excluded.version, sequence = excluded.sequence
            where (excluded.incarnation, excluded.version) > (c.incarnation, c.version)
            returning new.hospital, new.code""";
    private static final String CLEAR_CENTRES = """
            delete from centre_interval i using unnest(?::text[], ?::text[]) as u(hospital, centre)
            where i.hospital = u.hospital and i.centre = u.centre""";
    private static final String INTERVALS = """
            insert into centre_interval (hospital, centre, valid_from, valid_to, name, name_en, type, parent)
            select * from unnest(?::text[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[])""";
    private static final String CHART = """
            insert into chart as c (code, name, meaning_hash, incarnation, version, sequence) values (?, ?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, meaning_hash = excluded.meaning_hash,
                incarnation = excluded.incarnation, version = excluded.version, sequence = excluded.sequence
            where (excluded.incarnation, excluded.version) > (c.incarnation, c.version)
            returning old.meaning_hash is distinct from new.meaning_hash""";
    private static final String SUBJECTS = """
            insert into subject (chart, code, name, name_en, parent, category, nature, unit)
            select ?, u.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as u""";
    private static final String PERIOD = """
            insert into period as p (hospital, month, closed, incarnation, version, sequence)
            select * from unnest(?::text[], ?::int[], ?::bool[], ?::bigint[], ?::bigint[], ?::bigint[])
            on conflict (hospital, month) do update set closed = excluded.closed, incarnation = excluded.incarnation,
                version = excluded.version, sequence = excluded.sequence
            where (excluded.incarnation, excluded.version) > (p.incarnation, p.version)
            returning new.hospital, new.month, coalesce(old.closed, false) <> new.closed""";

    private final Sql sql;

    OrganisationProjection(Sql sql) {
        this.sql = sql;
    }

    /** @return the hospitals whose scorecards may have changed by it */
    Set<String> writeHospitals(List<HospitalChanged> hospitals) {
        Set<String> reshaped = new HashSet<>();
        hospitals.stream()
                .sorted(Comparator.comparing(HospitalChanged::hospital))
                .filter(each -> sql.first(
                                HOSPITAL,
                                row -> row.getBoolean(1),
                                each.hospital(),
                                each.name(),
                                each.nameEn(),
                                each.currency(),
                                each.chart(),
                                each.deleted(),
                                each.incarnation(),
                                each.version(),
                                each.sequence())
                        .orElse(false))
                .forEach(each -> reshaped.add(each.hospital()));
        return reshaped;
    }

    /** @return the hospitals whose scorecards may have changed by it */
    Set<String> writeCentres(List<CentreChanged> centres) {
        if (centres.isEmpty()) {
            return Set.of();
        }
        List<CentreChanged> ordered = centres.stream()
                .sorted(Comparator.comparing(CentreChanged::hospital).thenComparing(CentreChanged::centre))
                .toList();
        Set<List<String>> written = new HashSet<>(sql.query(
                CENTRE,
                row -> List.of(row.getString(1), row.getString(2)),
                ordered.stream().map(CentreChanged::hospital).toArray(String[]::new),
                ordered.stream().map(CentreChanged::centre).toArray(String[]::new),
                ordered.stream().map(CentreChanged::deleted).toArray(Boolean[]::new),
                ordered.stream().map(CentreChanged::incarnation).toArray(Long[]::new),
                ordered.stream().map(CentreChanged::version).toArray(Long[]::new),
                ordered.stream().map(CentreChanged::sequence).toArray(Long[]::new)));
        List<CentreChanged> newer = ordered.stream()
                .filter(each -> written.contains(List.of(each.hospital(), each.centre())))
                .toList();
        sql.update(
                CLEAR_CENTRES,
                newer.stream().map(CentreChanged::hospital).toArray(String[]::new),
                newer.stream().map(CentreChanged::centre).toArray(String[]::new));
        writeIntervals(newer);
        Set<String> reshaped = new HashSet<>();
        newer.forEach(each -> reshaped.add(each.hospital()));
        return reshaped;
    }

    private void writeIntervals(List<CentreChanged> centres) {
        record Line(CentreChanged centre, Interval interval) {}
        List<Line> lines = centres.stream()
                .filter(each -> !each.deleted())
                .flatMap(each -> each.intervals().stream().map(interval -> new Line(each, interval)))
                .toList();
        sql.update(
                INTERVALS,
                lines.stream().map(line -> line.centre().hospital()).toArray(String[]::new),
                lines.stream().map(line -> line.centre().centre()).toArray(String[]::new),
                lines.stream().map(line -> line.interval().validFrom()).toArray(LocalDate[]::new),
                lines.stream().map(line -> line.interval().validTo()).toArray(LocalDate[]::new),
                lines.stream().map(line -> line.interval().name()).toArray(String[]::new),
                lines.stream().map(line -> line.interval().nameEn()).toArray(String[]::new),
                lines.stream().map(line -> line.interval().type()).toArray(String[]::new),
                lines.stream().map(line -> line.interval().parent()).toArray(String[]::new));
    }

    /** @return the hospitals whose scorecards may have changed by it: those of a chart whose meaning changed */
    Set<String> writeCharts(List<ChartChanged> charts) {
        Set<String> reshaped = new HashSet<>();
        for (ChartChanged chart : charts.stream()
                .sorted(Comparator.comparing(ChartChanged::chart))
                .toList()) {
            var isMeaningChanged = sql.first(
                    CHART,
                    row -> row.getBoolean(1),
                    chart.chart(),
                    chart.name(),
                    chart.meaningHash(),
                    chart.incarnation(),
                    chart.version(),
                    chart.sequence());
            if (isMeaningChanged.isPresent()) {
                writeSubjects(chart);
            }
            if (isMeaningChanged.orElse(false)) {
                reshaped.addAll(
                        sql.query("select code from hospital where chart = ?", row -> row.getString(1), chart.chart()));
            }
        }
        return reshaped;
    }

    private void writeSubjects(ChartChanged chart) {
        sql.update("delete from subject where chart = ?", chart.chart());
        List<Subject> subjects = chart.subjects();
        sql.update(
                SUBJECTS,
                chart.chart(),
                subjects.stream().map(Subject::code).toArray(String[]::new),
                subjects.stream().map(Subject::name).toArray(String[]::new),
                subjects.stream().map(Subject::nameEn).toArray(String[]::new),
                subjects.stream().map(Subject::parent).toArray(String[]::new),
                subjects.stream().map(Subject::category).toArray(String[]::new),
                subjects.stream().map(Subject::nature).toArray(String[]::new),
                subjects.stream().map(Subject::unit).toArray(String[]::new));
    }

    /** @return the months that were closed or opened again */
    List<FactsChanged.Closing> writePeriods(List<PeriodChanged> periods) {
        if (periods.isEmpty()) {
            return List.of();
        }
        List<PeriodChanged> ordered = periods.stream()
                .sorted(Comparator.comparing(PeriodChanged::hospital).thenComparing(PeriodChanged::month))
                .toList();
        record Written(FactsChanged.Closing closing, boolean isChanged) {}
        return sql
                .query(
                        PERIOD,
                        row -> new Written(
                                new FactsChanged.Closing(row.getString(1), row.getInt(2)), row.getBoolean(3)),
                        ordered.stream().map(PeriodChanged::hospital).toArray(String[]::new),
                        ordered.stream().map(PeriodChanged::month).toArray(Integer[]::new),
                        ordered.stream().map(PeriodChanged::isClosed).toArray(Boolean[]::new),
                        ordered.stream().map(PeriodChanged::incarnation).toArray(Long[]::new),
                        ordered.stream().map(PeriodChanged::version).toArray(Long[]::new),
                        ordered.stream().map(PeriodChanged::sequence).toArray(Long[]::new))
                .stream()
                .filter(Written::isChanged)
                .map(Written::closing)
                .toList();
    }
}

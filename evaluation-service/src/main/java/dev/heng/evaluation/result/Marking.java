package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.FactsChanged;
import dev.heng.evaluation.budgetfacts.Months;
import dev.heng.evaluation.collection.InputsChanged;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.scheme.SchemesAdopted;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Marks the scorecards that look at what has changed, in the transaction of the change. Rather one too many than one too few: a
 * scorecard that comes out the same is not written.
 */
@ApplicationScoped
class Marking {
    /**
     * Upwards along every parent that a centre ever had: periods are rolled up by the trees of different days. The offsets keep each
     * step a look-up by key, so that a change costs the same however many centres and hospitals there are.
     */
    private static final String FIGURES = """
            with recursive change as (
                select * from unnest(?::text[], ?::text[], ?::int[], ?::bool[]) as c(hospital, centre, month, appearing)),
            up as (
                select distinct hospital, centre as origin, centre from change
                union
                select u.hospital, u.origin, i.parent from up u
                cross join lateral (
                    select parent from centre_interval
                    where hospital = u.hospital and centre = u.centre and parent is not null offset 0) i),
            looking as (
                select c.hospital, c.centre as origin, e.period, e.last_day, e.centre, e.centre_type, e.reads_sideways
                from change c
                cross join lateral (
                    select * from evaluated_period
                    where hospital = c.hospital and last_month >= c.month and (reads_from <= c.month or c.appearing) offset 0) e)
            insert into mark (hospital, centre, period, class)
            select l.hospital, i.centre, l.period, 'FIGURE'
            from looking l
            join up u on u.hospital = l.hospital and u.origin = l.origin
            cross join lateral (
                select centre from centre_interval
                where hospital = l.hospital and centre = u.centre and l.last_day between valid_from and valid_to
                  and (l.centre = centre or l.centre_type = type) offset 0) i
            union
            select l.hospital, i.centre, l.period, 'FIGURE'
            from looking l
            cross join lateral (
                select centre from centre_interval
                where hospital = l.hospital and l.last_day between valid_from and valid_to
                  and (l.centre = centre or l.centre_type = type) offset 0) i
            where l.reads_sideways""";

    /**
     * Every centre in every period of the years that have an adoption, whether it is evaluated then or not: a scorecard that a worker is
     * just writing on the tree of before is not seen here, and must go when its centre is not evaluated any more.
     */
    private static final String STRUCTURE = """
            insert into mark (hospital, centre, period, class)
            select a.hospital, c.code, a.year || p.part, 'STRUCTURE'
            from adoption a
            join centre c on c.hospital = a.hospital
            cross join unnest(array['', '-Q1', '-Q2', '-Q3', '-Q4']) as p(part)
            where a.hospital = any(?) and (?::int is null or a.year = ?)""";

    private static final String CLOSINGS = """
            insert into mark (hospital, centre, period, class)
            select distinct e.hospital, i.centre, e.period, 'STRUCTURE'
            from unnest(?::text[], ?::int[]) as c(hospital, month)
            join evaluated_period e on e.hospital = c.hospital and e.last_month >= c.month and e.reads_from <= c.month
            join centre_interval i on i.hospital = e.hospital and e.last_day between i.valid_from and i.valid_to
                and (e.centre = i.centre or e.centre_type = i.type)""";

    private final Sql sql;

    Marking(Sql sql) {
        this.sql = sql;
    }

    void factsChanged(@Observes FactsChanged facts) {
        Set<String> hospitals = new TreeSet<>(facts.reshaped());
        facts.figures().forEach(each -> hospitals.add(each.hospital()));
        facts.closings().forEach(each -> hospitals.add(each.hospital()));
        takeTurns(hospitals);
        if (!facts.reshaped().isEmpty()) {
            sql.update(STRUCTURE, facts.reshaped().toArray(String[]::new), null, null);
        }
        markFigures(facts.figures().stream()
                .filter(each -> !facts.reshaped().contains(each.hospital()))
                .toList());
        List<FactsChanged.Closing> closings = facts.closings();
        if (!closings.isEmpty()) {
            sql.update(
                    CLOSINGS,
                    closings.stream().map(FactsChanged.Closing::hospital).toArray(String[]::new),
                    closings.stream().map(FactsChanged.Closing::month).toArray(Integer[]::new));
        }
    }

    void schemesAdopted(@Observes SchemesAdopted adopted) {
        takeTurns(Set.of(adopted.hospital()));
        sql.update(STRUCTURE, new String[] {adopted.hospital()}, adopted.year(), adopted.year());
    }

    /** An input is read by whatever reads the last month of its period. */
    void inputsChanged(@Observes InputsChanged inputs) {
        takeTurns(Set.of(inputs.hospital()));
        markFigures(inputs.where().stream()
                .map(where -> new FactsChanged.Figures(
                        inputs.hospital(),
                        where.centre(),
                        Months.of(Window.parse(where.period()).last()),
                        false))
                .toList());
    }

    /**
     * Lets the writers of a hospital mark one after the other. Otherwise an adoption and a centre that come at once would not see each
     * other, and neither would mark the scorecard that only both together make.
     */
    private void takeTurns(Set<String> hospitals) {
        new TreeSet<>(hospitals)
                .forEach(hospital -> sql.query(
                        "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "marks/" + hospital));
    }

    private void markFigures(Collection<FactsChanged.Figures> figures) {
        if (figures.isEmpty()) {
            return;
        }
        sql.update(
                FIGURES,
                texts(figures, FactsChanged.Figures::hospital),
                texts(figures, FactsChanged.Figures::centre),
                figures.stream().map(FactsChanged.Figures::month).toArray(Integer[]::new),
                figures.stream().map(FactsChanged.Figures::isStockAppearing).toArray(Boolean[]::new));
    }

    private static String[] texts(
            Collection<FactsChanged.Figures> figures, Function<FactsChanged.Figures, String> part) {
        return figures.stream().map(part).toArray(String[]::new);
    }
}

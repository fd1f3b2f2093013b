package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.CentreTree;
import dev.heng.evaluation.budgetfacts.Chart;
import dev.heng.evaluation.budgetfacts.Months;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.collection.Input;
import dev.heng.evaluation.collection.Inputs;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.indicators.Reach;
import dev.heng.evaluation.result.LoadedFigures.Holder;
import dev.heng.evaluation.result.LoadedFigures.Loaded;
import dev.heng.evaluation.result.LoadedFigures.Lookup;
import dev.heng.evaluation.result.LoadedFigures.Slot;
import dev.heng.evaluation.result.LoadedFigures.Sum;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Loads at once what the scorecards of some centres read, added up by the database as far as they read it together. */
@ApplicationScoped
class FiguresLoader {
    private static final String BUDGET =
            "sum(coalesce(c.original, 0) + coalesce(c.adjustment, 0)) filter (where c.original is not null or c.adjustment is not null)";
    /**
     * The cells of one of k's centres. The offset keeps this a look-up by key for each centre: the plan that is kept for any number of
     * centres would read every cell of the hospital.
     */
    private static final String CELLS = """
            cross join lateral (
                select *%s from cell where hospital = ? and centre = k.centre and subject = any(?) and %s offset 0) c""";

    private static final String FLOWS =
            """
            select k.class, c.subject, (?::int[])[c.slice], sum(c.executed), %s, 0, 0, max(c.version)
            from unnest(?::text[], ?::int[]) as k(centre, class)
            %s
            group by k.class, c.subject, c.slice""".formatted(BUDGET, CELLS.formatted(", width_bucket(month, ?::int[]) as slice", "month between ? and ?"));
    private static final String STOCKS = """
            select k.class, c.subject, c.month, sum(c.executed), %s,
                count(distinct c.centre) filter (where c.executed is not null),
                count(distinct c.centre) filter (where c.original is not null or c.adjustment is not null),
                max(c.version)
            from unnest(?::text[], ?::int[]) as k(centre, class)
            %s
            group by k.class, c.subject, c.month""".formatted(BUDGET, CELLS.formatted("", "month = any(?)"));
    private static final String HOLDERS = """
            select k.centre, s.subject,
                (select min(c.month) from cell c where c.hospital = ? and c.centre = k.centre and c.subject = s.subject
                    and c.executed is not null),
                (select min(c.month) from cell c where c.hospital = ? and c.centre = k.centre and c.subject = s.subject
                    and (c.original is not null or c.adjustment is not null))
            from unnest(?::text[]) as k(centre), unnest(?::text[]) as s(subject)""";
    private static final String ANY = """
            select exists (select from cell where hospital = ? and centre = any(?) and month between ? and ? and %s)""";
    private static final String PRESENT = """
            select distinct centre, subject from cell
            where hospital = ? and centre = any(?) and subject = any(?) and month = ? and %s""";

    private final Sql sql;
    private final Organisation organisation;
    private final Inputs inputs;

    FiguresLoader(Sql sql, Organisation organisation, Inputs inputs) {
        this.sql = sql;
        this.organisation = organisation;
        this.inputs = inputs;
    }

    /** What stands still for every centre of a hospital. */
    record House(String hospital, Chart chart, CentreTree tree) {}

    House house(Organisation.Hospital hospital) {
        return new House(hospital.code(), organisation.chart(hospital.chart()), organisation.tree(hospital.code()));
    }

    /**
     * Some scorecards of one centre.
     *
     * @param reaches how far each of them looks
     * @param last the last month of the latest of them
     */
    record Wanted(String centre, Collection<Reach> reaches, YearMonth last) {}

    /** Loads for the scorecards of some centres, each centre once; the database is asked for all of them together. */
    Map<String, LoadedFigures> load(House house, Collection<Wanted> wanted) {
        return load(
                house,
                wanted,
                Slices.of(wanted.stream()
                        .flatMap(each -> each.reaches().stream())
                        .flatMap(reach -> reach.windows().stream())
                        .collect(Collectors.toSet())));
    }

    /** Loads for one centre so that the figures of each month can be told apart. */
    LoadedFigures loadByMonth(House house, Wanted wanted) {
        YearMonth first = Combined.of(wanted.reaches(), wanted.last()).first();
        Map<String, LoadedFigures> loaded = load(house, List.of(wanted), Slices.months(first, wanted.last()));
        return Objects.requireNonNull(loaded.get(wanted.centre()), wanted.centre());
    }

    private Map<String, LoadedFigures> load(House house, Collection<Wanted> wanted, Slices slices) {
        List<Part> parts = new ArrayList<>();
        int classes = 0;
        for (Wanted each : wanted) {
            Part part = Part.of(each, house, classes);
            parts.add(part);
            classes += part.classCount();
        }
        Span span = Span.of(parts, house.chart());
        readSums(house.hospital(), parts, span, slices.starts());
        List<Holder> holders = span.stocks().isEmpty()
                ? List.of()
                : holders(house.hospital(), span.centres(), span.stocks().toArray(String[]::new));
        Map<Entry.Place, Entry> entries = inputs.of(house.hospital(), List.of(span.centres()), span.periods()).stream()
                .collect(Collectors.toMap(input -> input.entry().place(), Input::entry));
        Set<Integer> closed = organisation.closedMonths(house.hospital(), span.first(), span.last());
        Map<String, LoadedFigures> figures = new HashMap<>();
        for (Part part : parts) {
            Loaded loaded = new Loaded(
                    house.chart(),
                    house.tree(),
                    part.classes(),
                    part.all().first(),
                    part.last(),
                    part.sums(),
                    slices,
                    holders,
                    closed,
                    entries);
            figures.put(part.centre(), new LoadedFigures(loaded, lookup(house.hospital())));
        }
        return figures;
    }

    /**
     * What one centre's scorecards read.
     *
     * @param offset the number of the first of its classes among those of all parts
     */
    private record Part(
            String centre, Combined all, YearMonth last, CentreClasses classes, int offset, Map<Slot, Sum> sums) {
        static Part of(Wanted wanted, House house, int offset) {
            Combined all = Combined.of(wanted.reaches(), wanted.last());
            CentreClasses classes = all.classes(wanted.centre(), house.tree());
            return new Part(wanted.centre(), all, wanted.last(), classes, offset, new HashMap<>());
        }

        int classCount() {
            return 1 + classes.centres().stream().mapToInt(classes::of).max().orElse(-1);
        }
    }

    /** What several parts read together; more than one of them needs is read for it too and not looked at. */
    private record Span(
            String[] centres,
            Set<String> periods,
            Set<String> flows,
            Set<String> stocks,
            Integer[] ends,
            int first,
            int last) {
        static Span of(List<Part> parts, Chart chart) {
            Set<String> flows = new TreeSet<>();
            Set<String> stocks = new TreeSet<>();
            Set<String> subjects = new TreeSet<>();
            parts.forEach(part -> subjects.addAll(part.all().subjects()));
            subjects.stream()
                    .flatMap(subject -> chart.subtree(subject).stream())
                    .forEach(leaf -> {
                        boolean isStock =
                                chart.subject(leaf).map(Chart.Subject::isStock).orElse(false);
                        (isStock ? stocks : flows).add(leaf);
                    });
            return new Span(
                    parts.stream()
                            .flatMap(part -> part.classes().centres().stream())
                            .distinct()
                            .toArray(String[]::new),
                    parts.stream()
                            .flatMap(part -> part.all().periods().stream())
                            .collect(Collectors.toSet()),
                    flows,
                    stocks,
                    parts.stream()
                            .flatMap(part -> part.all().lastMonths().stream())
                            .distinct()
                            .map(Months::of)
                            .toArray(Integer[]::new),
                    parts.stream()
                            .mapToInt(part -> Months.of(part.all().first()))
                            .min()
                            .orElseThrow(),
                    parts.stream()
                            .mapToInt(part -> Months.of(part.last()))
                            .max()
                            .orElseThrow());
        }
    }

    private void readSums(String hospital, List<Part> parts, Span span, Integer[] slices) {
        List<String> centres = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        List<Part> owners = new ArrayList<>();
        for (Part part : parts) {
            for (String centre : part.classes().centres()) {
                centres.add(centre);
                classes.add(part.offset() + part.classes().of(centre));
            }
            owners.addAll(Collections.nCopies(part.classCount(), part));
        }
        String[] centreOf = centres.toArray(String[]::new);
        Integer[] classOf = classes.toArray(Integer[]::new);
        if (!span.flows().isEmpty()) {
            read(
                    owners,
                    FLOWS,
                    slices,
                    centreOf,
                    classOf,
                    slices,
                    hospital,
                    span.flows().toArray(String[]::new),
                    span.first(),
                    span.last());
        }
        if (!span.stocks().isEmpty()) {
            read(owners, STOCKS, centreOf, classOf, hospital, span.stocks().toArray(String[]::new), span.ends());
        }
    }

    /** The reaches of several scorecards as one. */
    private record Combined(Collection<Reach> reaches, YearMonth first) {
        static Combined of(Collection<Reach> reaches, YearMonth last) {
            return new Combined(
                    reaches,
                    reaches.stream()
                            .map(Reach::firstMonth)
                            .min(YearMonth::compareTo)
                            .orElse(last));
        }

        Set<String> subjects() {
            return reaches.stream().flatMap(each -> each.subjects().stream()).collect(Collectors.toSet());
        }

        Set<String> periods() {
            return reaches.stream().flatMap(each -> each.periods().stream()).collect(Collectors.toSet());
        }

        Set<YearMonth> lastMonths() {
            return reaches.stream().flatMap(each -> each.lastMonths().stream()).collect(Collectors.toSet());
        }

        CentreClasses classes(String centre, CentreTree tree) {
            return reaches.stream().anyMatch(Reach::isSideways)
                    ? CentreClasses.alone(tree, centre)
                    : CentreClasses.together(
                            centre,
                            tree,
                            reaches.stream()
                                    .flatMap(each -> each.lastDays().stream())
                                    .collect(Collectors.toSet()));
        }
    }

    /** @param owners the part of each class */
    private void read(List<Part> owners, String text, Object... values) {
        sql.query(
                text,
                row -> {
                    Part owner = owners.get(row.getInt(1));
                    return owner.sums()
                            .put(
                                    new Slot(row.getInt(1) - owner.offset(), row.getString(2), row.getInt(3)),
                                    new Sum(
                                            row.getBigDecimal(4),
                                            row.getBigDecimal(5),
                                            row.getInt(6),
                                            row.getInt(7),
                                            row.getLong(8)));
                },
                values);
    }

    private List<Holder> holders(String hospital, String[] centres, String[] stocks) {
        return sql
                .query(
                        HOLDERS,
                        row -> new Holder(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, Integer.class),
                                row.getObject(4, Integer.class)),
                        hospital,
                        hospital,
                        centres,
                        stocks)
                .stream()
                .filter(holder -> holder.actualFrom() != null || holder.budgetFrom() != null)
                .toList();
    }

    private Lookup lookup(String hospital) {
        return new Lookup() {
            @Override
            public boolean hasAnyFigure(Set<String> centres, Window window, Scenario scenario) {
                return sql.first(
                                ANY.formatted(condition(scenario)),
                                row -> row.getBoolean(1),
                                hospital,
                                centres.toArray(String[]::new),
                                Months.of(window.first()),
                                Months.of(window.last()))
                        .orElse(false);
            }

            @Override
            public Set<List<String>> present(Set<String> centres, Set<String> subjects, int month, Scenario scenario) {
                return new HashSet<>(sql.query(
                        PRESENT.formatted(condition(scenario)),
                        row -> List.of(row.getString(1), row.getString(2)),
                        hospital,
                        centres.toArray(String[]::new),
                        subjects.toArray(String[]::new),
                        month));
            }
        };
    }

    private static String condition(Scenario scenario) {
        return scenario == Scenario.BUDGET
                ? "(original is not null or adjustment is not null)"
                : "executed is not null";
    }
}

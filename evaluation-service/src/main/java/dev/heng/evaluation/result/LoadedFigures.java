package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.CentreTree;
import dev.heng.evaluation.budgetfacts.Chart;
import dev.heng.evaluation.budgetfacts.Months;
import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.formula.Balance;
import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Figures;
import dev.heng.evaluation.formula.Nature;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Space;
import dev.heng.evaluation.formula.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a walk from figures that were loaded before; only what is seldom asked is looked up when it is. */
final class LoadedFigures implements Figures {
    /**
     * Sums of one class and subject.
     *
     * @param month of a balance; of a flow the first one of the slice that is added up
     */
    record Slot(int centreClass, String subject, int month) {}

    /**
     * What the cells of a slot add up to.
     *
     * @param actual null when there is none
     * @param budget null when there is none
     * @param actualCentres how many centres have an actual; counted for stocks only
     * @param budgetCentres how many centres have a budget; counted for stocks only
     * @param version the highest version of the cells
     */
    record Sum(
            @Nullable BigDecimal actual,
            @Nullable BigDecimal budget,
            int actualCentres,
            int budgetCentres,
            long version) {
        @Nullable BigDecimal of(Scenario scenario) {
            return scenario == Scenario.BUDGET ? budget : actual;
        }

        int centres(Scenario scenario) {
            return scenario == Scenario.BUDGET ? budgetCentres : actualCentres;
        }
    }

    /**
     * A centre that had a stock: from which month on it is expected to have one.
     *
     * @param actualFrom yyyymm; null when there never was an actual
     * @param budgetFrom yyyymm; null when there never was a budget
     */
    record Holder(
            String centre,
            String subject,
            @Nullable Integer actualFrom,
            @Nullable Integer budgetFrom) {
        boolean isExpected(int month, Scenario scenario) {
            Integer from = scenario == Scenario.BUDGET ? budgetFrom : actualFrom;
            return from != null && from <= month;
        }
    }

    /** What is looked up when it is asked, in the same state of the database. */
    interface Lookup {
        boolean hasAnyFigure(Set<String> centres, Window window, Scenario scenario);

        /** Which of the centres have a balance of one of the subjects in the month, by (centre, subject). */
        Set<List<String>> present(Set<String> centres, Set<String> subjects, int month, Scenario scenario);
    }

    /** What was loaded. */
    record Loaded(
            Chart chart,
            CentreTree tree,
            CentreClasses classes,
            YearMonth first,
            YearMonth last,
            Map<Slot, Sum> sums,
            Slices slices,
            List<Holder> holders,
            Set<Integer> closedMonths,
            Map<Entry.Place, Entry> inputs) {}

    private record Asked(Set<String> centres, Window window, Scenario scenario) {}

    private record Place(String centre, Space space, LocalDate day) {}

    private final Loaded loaded;
    private final Lookup lookup;
    private final Map<Asked, Boolean> anyFigures = new HashMap<>();
    private final Map<Place, Set<String>> centresOfPlace = new HashMap<>();
    private final Map<Set<String>, Set<Integer>> classesOfCentres = new HashMap<>();
    private long versionRead;

    LoadedFigures(Loaded loaded, Lookup lookup) {
        this.loaded = loaded;
        this.lookup = lookup;
    }

    /** The highest version of a cell that was read since this was asked last. */
    long takeVersionRead() {
        long version = versionRead;
        versionRead = 0;
        return version;
    }

    Chart chart() {
        return loaded.chart();
    }

    CentreTree tree() {
        return loaded.tree();
    }

    Optional<Entry> entry(String centre, Window window, String indicator) {
        return Optional.ofNullable(loaded.inputs().get(new Entry.Place(centre, window.label(), indicator)));
    }

    @Override
    public Optional<Nature> nature(String subject) {
        return loaded.chart().subject(subject).map(found -> found.isStock() ? Nature.STOCK : Nature.FLOW);
    }

    @Override
    public Optional<BigDecimal> flow(String subject, Context at) {
        return flow(subject, at, at.window());
    }

    /** The part of a flow that one month of the context's window adds; for figures that were loaded by month. */
    Optional<BigDecimal> monthly(String subject, Context at, YearMonth month) {
        return flow(subject, at, Window.month(month));
    }

    private Optional<BigDecimal> flow(String subject, Context at, Window window) {
        requireLoaded(window.first());
        requireLoaded(window.last());
        Set<Integer> classes = classes(centres(at));
        Set<String> leaves = loaded.chart().subtree(subject);
        BigDecimal sum = null;
        for (Integer slice : loaded.slices().of(window)) {
            for (String leaf : leaves) {
                sum = plus(sum, sum(classes, leaf, slice, at.scenario()));
            }
        }
        return Optional.ofNullable(sum);
    }

    @Override
    public boolean hasAnyFigure(Context at) {
        Set<String> centres = centres(at);
        return anyFigures.computeIfAbsent(
                new Asked(centres, at.window(), at.scenario()),
                _ -> lookup.hasAnyFigure(centres, at.window(), at.scenario()));
    }

    @Override
    public boolean isClosed(Window window) {
        for (YearMonth month = window.first(); !month.isAfter(window.last()); month = month.plusMonths(1)) {
            if (!loaded.closedMonths().contains(Months.of(requireLoaded(month)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Balance balance(String subject, Context at) {
        YearMonth last = at.window().last();
        int month = Months.of(requireLoaded(last));
        Set<String> centres = centres(at);
        Set<Integer> classes = classes(centres);
        Set<String> leaves = loaded.chart().subtree(subject);
        List<Holder> expected = loaded.holders().stream()
                .filter(holder -> leaves.contains(holder.subject())
                        && centres.contains(holder.centre())
                        && holder.isExpected(month, at.scenario()))
                .toList();
        BigDecimal sum = null;
        int present = 0;
        for (String leaf : leaves) {
            sum = plus(sum, sum(classes, leaf, month, at.scenario()));
            for (Integer each : classes) {
                Sum found = loaded.sums().get(new Slot(each, leaf, month));
                present += found == null ? 0 : found.centres(at.scenario());
            }
        }
        if (present == expected.size()) {
            return sum == null ? new Balance.Absent(List.of()) : new Balance.Known(sum);
        }
        Set<List<String>> there = lookup.present(centres, leaves, month, at.scenario());
        return new Balance.Absent(expected.stream()
                .filter(holder -> !there.contains(List.of(holder.centre(), holder.subject())))
                .map(Holder::centre)
                .distinct()
                .sorted()
                .toList());
    }

    @Override
    public Optional<String> parent(Context at) {
        return loaded.tree().parent(at.centre(), at.window().lastDay());
    }

    @Override
    public List<String> children(Context at) {
        return loaded.tree().children(at.centre(), at.window().lastDay());
    }

    @Override
    public Optional<BigDecimal> input(String code, Context at) {
        return entry(at.centre(), at.window(), code).map(entry -> {
            if (at.scenario() == Scenario.BUDGET) {
                return entry.target();
            }
            return entry.actual() != null ? entry.actual() : entry.rating();
        });
    }

    /** Events are not counted yet. */
    @Override
    public Optional<BigDecimal> events(String code, Context at) {
        return Optional.empty();
    }

    /** The centres that a context means, on the tree of its last day. */
    Set<String> centres(Context at) {
        return centresOfPlace.computeIfAbsent(
                new Place(at.centre(), at.space(), at.window().lastDay()), place -> switch (place.space()) {
                    case OWN -> Set.of(place.centre());
                    case SUBTREE -> loaded.tree().subtree(place.centre(), place.day());
                    case DESCENDANTS -> {
                        Set<String> below = new LinkedHashSet<>(loaded.tree().subtree(place.centre(), place.day()));
                        below.remove(place.centre());
                        yield below;
                    }
                });
    }

    private Set<Integer> classes(Set<String> centres) {
        return classesOfCentres.computeIfAbsent(centres, loaded.classes()::of);
    }

    private @Nullable BigDecimal sum(Set<Integer> classes, String subject, int month, Scenario scenario) {
        BigDecimal sum = null;
        for (Integer each : classes) {
            Sum found = loaded.sums().get(new Slot(each, subject, month));
            if (found != null && found.of(scenario) != null) {
                versionRead = Math.max(versionRead, found.version());
                sum = plus(sum, found.of(scenario));
            }
        }
        return sum;
    }

    private YearMonth requireLoaded(YearMonth month) {
        if (month.isBefore(loaded.first()) || month.isAfter(loaded.last())) {
            throw new IllegalStateException("the month " + month + " was not foreseen");
        }
        return month;
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }
}

package dev.heng.evaluation.indicators;

import dev.heng.evaluation.formula.Basis;
import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Formulas;
import dev.heng.evaluation.formula.Frame;
import dev.heng.evaluation.formula.Node;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the scorecard of a period looks: found by walking the formulas through every context that they open, for the period itself,
 * the period before and the same period of the year before.
 */
public final class Reach {
    private static final String ANYWHERE = "-";

    private record Visited(String indicator, Context at) {}

    private final Set<String> subjects;
    private final Set<Window> windows;
    private final Set<String> periods;
    private final Set<YearMonth> lastMonths;
    private final Set<LocalDate> lastDays;
    private final YearMonth firstMonth;
    private final boolean isSideways;

    private Reach(Finding found) {
        this.subjects = Set.copyOf(found.subjects);
        this.windows = Set.copyOf(found.windows);
        this.periods = found.windows.stream().map(Window::label).collect(Collectors.toUnmodifiableSet());
        this.lastMonths = found.windows.stream().map(Window::last).collect(Collectors.toUnmodifiableSet());
        this.lastDays = found.windows.stream().map(Window::lastDay).collect(Collectors.toUnmodifiableSet());
        this.firstMonth = found.windows.stream()
                .map(Window::first)
                .min(YearMonth::compareTo)
                .orElseThrow();
        this.isSideways = found.isSideways;
    }

    /** The reach of a scheme version for one period. */
    public static Reach of(SchemeVersion version, Window period) {
        Finding found = new Finding(version.formulas());
        for (Window window : new LinkedHashSet<>(List.of(period, period.back(1), period.yearBefore()))) {
            for (Scenario scenario : List.of(Scenario.ACTUAL, Scenario.BUDGET)) {
                Context at = Context.of(ANYWHERE, window, scenario);
                found.windows.add(window);
                version.evaluated().forEach(indicator -> found.indicator(indicator, at));
            }
        }
        return new Reach(found);
    }

    /** Every window in which anything is read. */
    public Set<Window> windows() {
        return windows;
    }

    /** The earliest month of which anything is read. */
    public YearMonth firstMonth() {
        return firstMonth;
    }

    /** The last months of all windows: the months at whose end balances are read. */
    public Set<YearMonth> lastMonths() {
        return lastMonths;
    }

    /** The subjects that are read. */
    public Set<String> subjects() {
        return subjects;
    }

    /** The periods of which inputs may be read, as the API writes them. */
    public Set<String> periods() {
        return periods;
    }

    /** The last days of all windows: each is rolled up by the tree of its own. */
    public Set<LocalDate> lastDays() {
        return lastDays;
    }

    /** Whether anything but the centre itself and all of its descendants together is read: a parent, or each child. */
    public boolean isSideways() {
        return isSideways;
    }

    /** The walk that finds it. */
    private static final class Finding {
        private final Formulas formulas;
        private final Set<Visited> visited = new HashSet<>();
        private final Set<String> subjects = new HashSet<>();
        private final Set<Window> windows = new HashSet<>();
        private boolean isSideways;

        Finding(Formulas formulas) {
            this.formulas = formulas;
        }

        private void indicator(String code, Context at) {
            if (visited.add(new Visited(code, at))) {
                windows.add(at.window());
                formulas.tree(code).ifPresent(tree -> visit(tree, at));
            }
        }

        private void visit(Node node, Context at) {
            windows.add(at.window());
            switch (node) {
                case Node.Measure(String code) -> subjects.add(code);
                case Node.Indicator(String code) -> indicator(code, at);
                case Node.Framed(Frame frame, Node inner) -> visit(inner, frame.of(at));
                case Node.Growth(Node inner, Basis basis) -> {
                    visit(inner, at);
                    visit(inner, (basis == Basis.PRIOR ? new Frame.Prior(1) : new Frame.YearBefore()).of(at));
                }
                case Node.Opening(Node.Measure measure) -> visit(measure, at.opening());
                case Node.AverageBalance(Node.Measure measure) -> {
                    visit(measure, at);
                    visit(measure, at.opening());
                }
                case Node.OfParent(Node inner) -> sideways(inner, at);
                case Node.ShareOfParent(Node inner) -> sideways(inner, at);
                case Node.EachChild(Node inner) -> sideways(inner, at);
                case Node other -> other.parts().forEach(part -> visit(part, at));
            }
        }

        private void sideways(Node inner, Context at) {
            isSideways = true;
            visit(inner, at);
        }
    }
}

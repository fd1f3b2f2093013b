package dev.heng.catalog.formula;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Walks a tree and everything it reaches, with the window of time in which each part is read. {@code rolling} and {@code ytd}
 * lengthen the window, and {@code prior} inside them goes back by whole windows, so offsets are not simply numbers of periods.
 */
final class ReadSetBuilder {

    private static final int MONTHS_OF_YEAR = 12;
    /** Beyond any limit, and far from overflowing when added. */
    private static final int FAR = 1_000_000;

    private final Trees trees;
    private final SortedSet<String> subjects = new TreeSet<>();
    private final SortedSet<String> inputs = new TreeSet<>();
    private final SortedSet<String> indicators = new TreeSet<>();
    private final SortedSet<String> scenarios = new TreeSet<>();
    private int periodsBack;
    private int monthsBack;
    private boolean yearToDate;
    private boolean opening;
    private boolean parent;
    private boolean children;

    /** The trees of indicators by code. */
    @FunctionalInterface
    interface Trees {
        Node of(String code);
    }

    /**
     * How far back a part is read, and how long the window is there.
     *
     * @param periods length in periods of the result; 0 when the length is known in months only
     * @param months length in months at most; 0 when the length is a number of periods
     */
    private record Window(int periodsBack, int monthsBack, int periods, int months) {

        Window back(int windows) {
            return new Window(
                    far((long) periodsBack + (long) windows * periods),
                    far((long) monthsBack + (long) windows * months),
                    periods,
                    months);
        }

        Window yearsBack(int years) {
            return new Window(periodsBack, far((long) monthsBack + (long) years * MONTHS_OF_YEAR), periods, months);
        }

        /** The windows before this one are read as well. */
        Window rolling(int windows) {
            Window first = back(windows - 1);
            return new Window(
                    first.periodsBack, first.monthsBack, far((long) windows * periods), far((long) windows * months));
        }

        Window sinceJanuary() {
            return new Window(periodsBack, monthsBack, 0, MONTHS_OF_YEAR);
        }

        private static int far(long value) {
            return (int) Math.min(value, FAR);
        }
    }

    private ReadSetBuilder(Trees trees) {
        this.trees = trees;
    }

    /** @param trees of indicators by code, for all that {@code root} reaches; without cycles */
    static ReadSet of(Node root, Trees trees) {
        ReadSetBuilder builder = new ReadSetBuilder(trees);
        builder.read(root, new Window(0, 0, 1, 0));
        return new ReadSet(
                List.copyOf(builder.subjects),
                List.copyOf(builder.inputs),
                List.copyOf(builder.indicators),
                builder.periodsBack,
                builder.monthsBack,
                builder.yearToDate,
                builder.opening,
                builder.parent,
                builder.children,
                List.copyOf(builder.scenarios));
    }

    private void read(Node node, Window window) {
        periodsBack = Math.max(periodsBack, window.periodsBack);
        monthsBack = Math.max(monthsBack, window.monthsBack);
        switch (node) {
            case Node.MeasureNode measure -> subjects.add(measure.code());
            case Node.IndicatorNode indicator -> {
                indicators.add(indicator.code());
                read(trees.of(indicator.code()), window);
            }
            case Node.CallNode call -> call(call, window);
            case Node.NumberNode number -> inside(number, window);
            case Node.BinaryNode binary -> inside(binary, window);
            case Node.NegateNode negate -> inside(negate, window);
            case Node.NotNode not -> inside(not, window);
            case Node.PowerNode power -> inside(power, window);
            case Node.IfNode choice -> inside(choice, window);
            case Node.InvalidNode invalid -> inside(invalid, window);
        }
    }

    private void inside(Node node, Window window) {
        node.children().forEach(child -> read(child, window));
    }

    private void call(Node.CallNode call, Window window) {
        switch (call.function()) {
            case ACTUAL, BUDGET, FORECAST, WHAT_IF -> {
                scenarios.add(call.function().text().toUpperCase(Locale.ROOT));
                inside(call, window);
            }
            case PRIOR -> inside(call, window.back(call.givenNumber()));
            case YOY -> inside(call, window.yearsBack(1));
            case GROWTH -> inside(call, call.givenWord().equals("YOY") ? window.yearsBack(1) : window.back(1));
            case ROLLING -> inside(call, window.rolling(call.givenNumber()));
            case YTD -> {
                yearToDate = true;
                inside(call, window.sinceJanuary());
            }
            case OPENING, AVG_BALANCE -> {
                opening = true;
                inside(call, window);
            }
            case PARENT, SHARE_OF_PARENT -> {
                parent = true;
                inside(call, window);
            }
            case CHILDREN, EACH_CHILD -> {
                children = true;
                inside(call, window);
            }
            case INPUT, COUNT_EVENTS -> inputs.add(call.givenWord());
            case DAYS,
                    PERIODS_IN_YEAR,
                    CLOSING,
                    OWN,
                    MEAN_OF,
                    RATIO,
                    PER,
                    HAS,
                    OR_ZERO,
                    COALESCE,
                    MIN,
                    MAX,
                    ABS,
                    CLAMP,
                    ROUND -> inside(call, window);
        }
    }
}

package dev.heng.catalog.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks every formula of a set, those referred to first, and keeps what the others need to know of each. */
final class SetCompiler {

    /** Steps of a cycle that a message shows; a longer one is cut in the middle. */
    private static final int PATH_MAX = 20;

    private final FormulaSet set;
    private final Definitions definitions;
    private final @Nullable Chart chart;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /**
     * What is known of a compiled formula.
     *
     * @param levels how many indicators stand in the longest chain from here
     * @param nodesReached its nodes and those of all that it reaches, as often as they are reached
     * @param readSet null when it has errors, or reaches one that has
     */
    record Outcome(
            Unit unit,
            boolean readsBareStock,
            int levels,
            long nodesReached,
            @Nullable ReadSet readSet) {
        boolean broken() {
            return readSet == null;
        }
    }

    /** @param chart null to check without one: measures, units and stocks are then not judged */
    SetCompiler(FormulaSet set, Definitions definitions, @Nullable Chart chart) {
        this.set = set;
        this.definitions = definitions;
        this.chart = chart;
    }

    void run() {
        List<String> order = set.inOrder();
        Set<String> circular = new HashSet<>();
        Set<String> clear = new HashSet<>();
        for (String code : order) {
            // Whatever refers to clear formulas only is clear; only the rest is worth a search.
            if (clear.containsAll(set.references(code))) {
                clear.add(code);
            } else if (reportCycle(code)) {
                circular.add(code);
            }
        }
        for (String code : order) {
            outcomes.put(code, compile(code, circular.contains(code)));
        }
    }

    /** What is known of an indicator that has a formula. */
    Outcome outcome(String code) {
        return Objects.requireNonNull(outcomes.get(code), code);
    }

    private boolean reportCycle(String code) {
        List<String> cycle = set.cycleOf(code);
        if (cycle.isEmpty()) {
            return false;
        }
        Parsed formula = set.parsed(code);
        String path = shown(cycle);
        formula.problems()
                .error(
                        ProblemCode.CYCLE,
                        spanOf(formula, cycle.get(1)),
                        "the formula needs its own result: " + path,
                        "公式循环引用：" + path);
        return true;
    }

    private static String shown(List<String> cycle) {
        if (cycle.size() <= PATH_MAX) {
            return String.join(" -> ", cycle);
        }
        return String.join(" -> ", cycle.subList(0, PATH_MAX - 1)) + " -> ... -> " + cycle.getLast();
    }

    private static Span spanOf(Parsed formula, String indicator) {
        return FormulaSet.indicators(formula).stream()
                .filter(node -> node.code().equals(indicator))
                .map(Node.IndicatorNode::span)
                .findFirst()
                .orElse(formula.root().span());
    }

    private Outcome compile(String code, boolean circular) {
        Parsed formula = set.parsed(code);
        Problems problems = formula.problems();
        Optional<Unit> declared = declared(code, problems);
        if (!formula.complete()) {
            return new Outcome(declared.orElse(Unit.UNKNOWN), false, 1, 1, null);
        }
        new TypeChecker(problems).check(formula.root());
        boolean reachesBroken = referencesAreBroken(formula);
        Unit derived = units(formula);
        declared.ifPresent(unit -> compare(code, unit, derived, formula));
        int levels = levels(formula);
        long reached = nodesReached(formula);
        boolean broken = circular || reachesBroken || problems.hasErrors();
        ReadSet readSet = broken ? null : readSet(formula);
        return new Outcome(
                derived.isKnown() ? derived : declared.orElse(derived),
                chart != null && stocks(chart, problems).readsBareStock(formula.root()),
                levels,
                reached,
                problems.hasErrors() ? null : readSet);
    }

    private Optional<Unit> declared(String code, Problems problems) {
        String unit = set.definition(code).map(Definition::unit).orElse(null);
        if (unit == null) {
            return Optional.empty();
        }
        Optional<Unit> parsed = Unit.parse(unit);
        if (parsed.isEmpty()) {
            problems.error(
                    ProblemCode.DECLARED_UNIT,
                    whole(set.parsed(code)),
                    "'" + unit
                            + "' is no unit: units are those of subjects, PERCENT, TIMES, POINT, and quotients such as"
                            + " MONEY/HOUR",
                    "“" + unit + "”不是单位：可用科目的单位、PERCENT、TIMES、POINT，或如 MONEY/HOUR 的商");
        }
        return parsed;
    }

    private static Span whole(Parsed formula) {
        return new Span(0, formula.text().length());
    }

    private boolean referencesAreBroken(Parsed formula) {
        boolean broken = false;
        for (Node.IndicatorNode indicator : FormulaSet.indicators(formula)) {
            Definition definition = set.definition(indicator.code()).orElse(null);
            if (definition == null) {
                unknownIndicator(indicator, formula.problems());
                broken = true;
            } else if (definition.formula() == null) {
                dangling(
                        ProblemCode.INDICATOR_WITHOUT_FORMULA,
                        indicator,
                        formula.problems(),
                        "indicator " + indicator.code() + " is rated and has no formula; use input("
                                + Codes.print(indicator.code()) + ")",
                        "指标 " + indicator.code() + " 为评分指标，没有公式；请用 input(" + Codes.print(indicator.code()) + ")");
                broken = true;
            } else {
                Outcome outcome = outcomes.get(indicator.code());
                broken |= outcome == null || outcome.broken();
            }
        }
        return broken;
    }

    private void unknownIndicator(Node.IndicatorNode indicator, Problems problems) {
        Optional<String> meant = Spelling.nearest(indicator.code(), definitions.codes());
        dangling(
                ProblemCode.UNKNOWN_INDICATOR,
                indicator,
                problems,
                "there is no indicator '" + indicator.code() + "'" + Spelling.hint(meant),
                "没有指标“" + indicator.code() + "”" + Spelling.hintZh(meant));
    }

    /** While indicators are still being defined, one may name another that comes later; once a chart is given it must be there. */
    private void dangling(
            ProblemCode code, Node.IndicatorNode indicator, Problems problems, String message, String messageZh) {
        if (chart == null) {
            problems.warning(code, indicator.span(), message, messageZh);
        } else {
            problems.error(code, indicator.span(), message, messageZh);
        }
    }

    private Unit units(Parsed formula) {
        if (chart == null) {
            return Unit.UNKNOWN;
        }
        Unit derived = new UnitChecker(chart, this::unitOf, formula.problems()).unitOf(formula.root());
        stocks(chart, formula.problems()).check(formula.root());
        new DoubleCounting(chart, formula.problems()).check(formula.root());
        return derived;
    }

    private Unit unitOf(String indicator) {
        Outcome outcome = outcomes.get(indicator);
        return outcome == null ? Unit.UNKNOWN : outcome.unit();
    }

    private StockChecker stocks(Chart chart, Problems problems) {
        return new StockChecker(
                code -> chart.subject(code)
                        .filter(subject -> subject.nature() == ChartSubject.Nature.STOCK)
                        .isPresent(),
                code -> Optional.ofNullable(outcomes.get(code))
                        .filter(Outcome::readsBareStock)
                        .isPresent(),
                problems);
    }

    private void compare(String code, Unit declared, Unit derived, Parsed formula) {
        if (declared.fits(derived)) {
            return;
        }
        String written = set.definition(code).map(Definition::unit).orElseThrow();
        formula.problems()
                .error(
                        ProblemCode.DECLARED_UNIT,
                        whole(formula),
                        "the unit is declared " + written + ", but the formula gives " + derived.text(),
                        "声明的单位为 " + written + "，但公式结果为 " + derived.text());
    }

    private int levels(Parsed formula) {
        int levels = 1;
        for (Node.IndicatorNode indicator : FormulaSet.indicators(formula)) {
            Outcome outcome = outcomes.get(indicator.code());
            if (outcome == null) {
                continue;
            }
            levels = Math.max(levels, outcome.levels() + 1);
            if (outcome.levels() >= Limits.DEPTH) {
                formula.problems()
                        .error(
                                ProblemCode.TOO_DEEP,
                                indicator.span(),
                                "indicators refer to one another over more than " + Limits.DEPTH + " levels",
                                "指标逐层引用超过 " + Limits.DEPTH + " 层");
                return levels;
            }
        }
        return levels;
    }

    private long nodesReached(Parsed formula) {
        List<Node> nodes = new ArrayList<>(formula.nodes());
        long reached = nodes.size();
        for (Node.IndicatorNode indicator : FormulaSet.indicators(formula)) {
            Outcome outcome = outcomes.get(indicator.code());
            reached += outcome == null ? 0 : outcome.nodesReached();
        }
        if (reached > Limits.NODES_REACHED) {
            formula.problems()
                    .error(
                            ProblemCode.TOO_MANY_NODES,
                            whole(formula),
                            "with the indicators that it reaches the formula has more than " + Limits.NODES_REACHED
                                    + " operands, operators and calls",
                            "连同所引用的指标，公式超过 " + Limits.NODES_REACHED + " 个操作数、运算符与函数");
        }
        return Math.min(reached, Limits.NODES_REACHED + 1);
    }

    private ReadSet readSet(Parsed formula) {
        ReadSet readSet =
                ReadSetBuilder.of(formula.root(), code -> set.parsed(code).root());
        if (readSet.periodsBack() > Limits.YEARS_BACK || readSet.monthsBack() > Limits.YEARS_BACK * 12) {
            formula.problems()
                    .error(
                            ProblemCode.ARGUMENT_VALUE,
                            whole(formula),
                            "the formula looks back more than " + Limits.YEARS_BACK + " periods or years",
                            "公式回溯超过 " + Limits.YEARS_BACK + " 个期间或年度");
        }
        return readSet;
    }
}

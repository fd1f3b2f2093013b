package dev.heng.catalog.formula;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Derives the unit of every node from the chart, and finds what cannot be added, compared or balanced. */
final class UnitChecker {

    private final Chart chart;
    private final IndicatorUnits indicators;
    private final Problems problems;

    /** The units of indicators that are already compiled. */
    @FunctionalInterface
    interface IndicatorUnits {
        Unit of(String code);
    }

    UnitChecker(Chart chart, IndicatorUnits indicators, Problems problems) {
        this.chart = chart;
        this.indicators = indicators;
        this.problems = problems;
    }

    Unit unitOf(Node node) {
        return switch (node) {
            case Node.NumberNode number -> Parsed.isZero(number) ? Unit.ZERO : Unit.NUMBER;
            case Node.MeasureNode measure -> measure(measure);
            case Node.IndicatorNode indicator -> indicators.of(indicator.code());
            case Node.NegateNode negate -> unitOf(negate.operand());
            case Node.PowerNode power -> unitOf(power.operand()).power(power.exponent());
            case Node.NotNode not -> {
                unitOf(not.operand());
                yield Unit.NUMBER;
            }
            case Node.BinaryNode binary -> binary(binary);
            case Node.IfNode choice -> {
                unitOf(choice.condition());
                yield same(List.of(choice.then(), choice.otherwise()), choice.span(), "the branches of if", "if 的两个分支");
            }
            case Node.CallNode call -> call(call);
            case Node.InvalidNode invalid -> {
                invalid.children().forEach(this::unitOf);
                yield Unit.UNKNOWN;
            }
        };
    }

    private Unit measure(Node.MeasureNode measure) {
        Optional<ChartSubject> subject = chart.subject(measure.code());
        if (subject.isPresent()) {
            return Unit.of(subject.get().unit());
        }
        String bare = measure.code();
        boolean isFunction = Function.named(bare) != null;
        Set<String> known = new TreeSet<>(chart.codes());
        Optional<String> meant = isFunction ? Optional.of(bare + "()") : Spelling.nearest(bare, known);
        problems.error(
                ProblemCode.UNKNOWN_MEASURE,
                measure.span(),
                "the chart has no subject '" + bare + "'" + Spelling.hint(meant),
                "科目表中没有科目“" + bare + "”" + Spelling.hintZh(meant));
        return Unit.UNKNOWN;
    }

    private Unit binary(Node.BinaryNode node) {
        return switch (node.operator()) {
            case ADD, SUBTRACT ->
                same(
                        List.of(node.left(), node.right()),
                        node.span(),
                        "the sides of '" + node.operator().sign() + "'",
                        "“" + node.operator().sign() + "”两边");
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> {
                same(List.of(node.left(), node.right()), node.span(), "the sides of a comparison", "比较的两边");
                yield Unit.NUMBER;
            }
            case MULTIPLY -> unitOf(node.left()).multiply(unitOf(node.right()));
            case DIVIDE -> unitOf(node.left()).divide(unitOf(node.right()));
            case AND, OR -> {
                unitOf(node.left());
                unitOf(node.right());
                yield Unit.NUMBER;
            }
        };
    }

    private Unit call(Node.CallNode call) {
        String name = call.function().text() + "()";
        return switch (call.function()) {
            case ACTUAL,
                    BUDGET,
                    FORECAST,
                    WHAT_IF,
                    PRIOR,
                    YOY,
                    YTD,
                    ROLLING,
                    OWN,
                    CHILDREN,
                    PARENT,
                    EACH_CHILD,
                    MEAN_OF,
                    OR_ZERO,
                    ABS,
                    ROUND -> unitOf(call.children().getFirst());
            case GROWTH, SHARE_OF_PARENT, HAS -> {
                unitOf(call.children().getFirst());
                yield Unit.NUMBER;
            }
            case OPENING, CLOSING, AVG_BALANCE -> balance(call);
            case RATIO -> ratio(call);
            case PER ->
                unitOf(call.children().getFirst()).divide(unitOf(call.children().getLast()));
            case COALESCE, MIN, MAX, CLAMP ->
                same(call.children(), call.span(), "the arguments of " + name, name + " 的各参数");
            case DAYS -> Unit.DAY;
            case PERIODS_IN_YEAR, COUNT_EVENTS -> Unit.NUMBER;
            case INPUT -> Unit.RATING;
        };
    }

    private Unit balance(Node.CallNode call) {
        Node measure = call.children().getFirst();
        Unit unit = unitOf(measure);
        boolean isFlow = measure instanceof Node.MeasureNode named
                && chart.subject(named.code())
                        .filter(subject -> subject.nature() == ChartSubject.Nature.FLOW)
                        .isPresent();
        if (isFlow) {
            String code = ((Node.MeasureNode) measure).code();
            problems.error(
                    ProblemCode.NOT_STOCK,
                    call.span(),
                    call.function().text() + "() needs a STOCK subject; " + code + " is a FLOW and has no balance",
                    call.function().text() + "() 只适用于存量（STOCK）科目；" + code + " 是流量（FLOW），没有余额");
        }
        return unit;
    }

    private Unit ratio(Node.CallNode call) {
        Unit over = unitOf(call.children().getFirst());
        Unit under = unitOf(call.children().getLast());
        if (!over.fits(under)) {
            problems.error(
                    ProblemCode.UNIT_MISMATCH,
                    call.span(),
                    "ratio() divides like by like, here " + over.text() + " by " + under.text() + "; use per()",
                    "ratio() 的分子分母单位须相同，此处为 " + over.text() + " 与 " + under.text() + "；请用 per()");
        }
        return Unit.NUMBER;
    }

    /** All parts must fit one another; one complaint for the whole, and the first part's unit goes on. */
    private Unit same(List<Node> parts, Span span, String what, String whatZh) {
        Unit unit = unitOf(parts.getFirst());
        boolean told = false;
        for (Node part : parts.subList(1, parts.size())) {
            Unit next = unitOf(part);
            if (unit.fits(next)) {
                unit = unit.join(next);
            } else if (!told) {
                told = true;
                problems.error(
                        ProblemCode.UNIT_MISMATCH,
                        span,
                        what + " have different units: " + unit.text() + " and " + next.text(),
                        whatZh + "单位不同：" + unit.text() + " 与 " + next.text());
            }
        }
        return unit;
    }
}

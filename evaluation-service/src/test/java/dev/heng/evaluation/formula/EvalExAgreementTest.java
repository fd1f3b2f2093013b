package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.pow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * EvalEx as an oracle that shares no code with the walker: the same arithmetic on the same figures gives the same number, digit for
 * digit, both in DECIMAL128.
 */
class EvalExAgreementTest {

    private static final int DEPTH = 4;
    private static final List<String> SUBJECTS = List.of("REV", "COST", "VISITS");
    private static final Context AT = Hospital.at("H", "2026-01");
    private static final ExpressionConfiguration EVALEX = ExpressionConfiguration.builder()
            .mathContext(MathContext.DECIMAL128)
            // -2 ^ 2 is -(2 ^ 2), as in the formula language
            .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
            .build();

    @Provide
    Arbitrary<Node> arithmetic() {
        return arithmetic(DEPTH);
    }

    @Provide
    Arbitrary<Node> formulas() {
        return formula(DEPTH);
    }

    @Provide
    Arbitrary<BigDecimal> figures() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-9, 9).map(BigDecimal::valueOf),
                Arbitraries.longs()
                        .between(-999_999_999_999_999L, 999_999_999_999_999L)
                        .map(digits -> BigDecimal.valueOf(digits, 4)));
    }

    /** The text of the trace is judged too: EvalEx reads it with its own rules of precedence. */
    @Property
    void arithmeticGivesTheNumberThatEvalExReadsFromItsText(
            @ForAll("arithmetic") Node tree, @ForAll @Size(3) List<@From("figures") BigDecimal> figures) {
        judge(tree, tree.text(), figures);
    }

    @Property
    void choicesComparisonsAndQuotientsGiveTheNumberThatEvalExGives(
            @ForAll("formulas") Node tree, @ForAll @Size(3) List<@From("figures") BigDecimal> figures) {
        judge(tree, evalEx(tree), figures);
    }

    private static void judge(Node tree, String text, List<BigDecimal> figures) {
        Value value = walker(figures).value(tree, AT);
        boolean isOutOfRange =
                value instanceof Value.Undefined undefined && undefined.reason().code() == ReasonCode.OUT_OF_RANGE;
        Assume.that(!isOutOfRange);
        Expression expression = new Expression(text, EVALEX);
        for (int i = 0; i < SUBJECTS.size(); i++) {
            expression.with(SUBJECTS.get(i), figures.get(i));
        }
        if (value instanceof Value.Undefined undefined) {
            assertEquals(ReasonCode.ZERO_DENOMINATOR, undefined.reason().code(), text);
            // a zero with decimals gets past its own look and meets that of BigDecimal
            Exception refused = assertThrows(Exception.class, expression::evaluate, text);
            assertTrue(refused.getMessage().startsWith("Division "), () -> text + " " + refused);
            return;
        }
        BigDecimal number = assertInstanceOf(Value.Number.class, value, text).value();
        try {
            BigDecimal expected = expression.evaluate().getNumberValue();
            assertEquals(0, expected.compareTo(number), () -> text + " is " + expected + ", was " + number);
        } catch (EvaluationException | ParseException refused) {
            throw new AssertionError(text, refused);
        }
    }

    private static Walker walker(List<BigDecimal> figures) {
        StringBuilder table = new StringBuilder("centre H\n");
        for (int i = 0; i < SUBJECTS.size(); i++) {
            table.append(
                    "flow %s\nACTUAL H %s 2026-01 %s\n".formatted(SUBJECTS.get(i), SUBJECTS.get(i), figures.get(i)));
        }
        return new Walker(new Formulas(Map.of()), FiguresTable.of(table.toString()));
    }

    private static Arbitrary<Node> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.of(SUBJECTS).map(Trees::m),
                Arbitraries.integers().between(0, 4).map(digit -> number(String.valueOf(digit))),
                Combinators.combine(
                                Arbitraries.longs().between(0, 999_999_999_999L),
                                Arbitraries.integers().between(0, 12))
                        .as((digits, scale) ->
                                number(BigDecimal.valueOf(digits, scale).toPlainString())));
    }

    private static Arbitrary<Node> arithmetic(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Node> inner = Arbitraries.lazy(() -> arithmetic(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaf()),
                Tuple.of(6, two(inner, "add", "sub", "mul", "div")),
                Tuple.of(1, inner.map(node -> op("neg", node))),
                Tuple.of(1, inner.map(node -> op("abs", node))),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.integers().between(0, 3), inner)
                                .as((exponent, node) -> pow(node, exponent))),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.of("min", "max"),
                                        inner.list().ofMinSize(2).ofMaxSize(4))
                                .as((name, nodes) -> op(name, nodes.toArray(Node[]::new)))));
    }

    private static Arbitrary<Node> formula(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Node> inner = Arbitraries.lazy(() -> formula(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaf()),
                Tuple.of(3, two(inner, "add", "sub", "mul", "div", "ratio", "per")),
                Tuple.of(
                        3,
                        Combinators.combine(condition(2), inner, inner)
                                .as((condition, then, otherwise) -> op("if", condition, then, otherwise))),
                Tuple.of(
                        1,
                        Combinators.combine(inner, inner, inner)
                                .as((node, low, high) -> op("clamp", node, low, high))));
    }

    /** Without division: where a condition is undefined, EvalEx stops and the walker goes on by its three-valued logic. */
    private static Arbitrary<Node> condition(int depth) {
        Arbitrary<Node> compared = two(two(leaf(), "add", "sub", "mul"), "lt", "le", "gt", "ge", "eq", "ne");
        Arbitrary<Node> figures = two(leaf(), "lt", "le", "gt", "ge", "eq", "ne");
        if (depth == 0) {
            return Arbitraries.oneOf(compared, figures);
        }
        Arbitrary<Node> inner = Arbitraries.lazy(() -> condition(depth - 1));
        return Arbitraries.oneOf(compared, figures, two(inner, "and", "or"), inner.map(node -> op("not", node)));
    }

    private static Arbitrary<Node> two(Arbitrary<Node> operand, String... names) {
        return Combinators.combine(Arbitraries.of(names), operand, operand)
                .as((name, left, right) -> op(name, left, right));
    }

    /** In the words of EvalEx, with every bracket. */
    private static String evalEx(Node node) {
        List<String> parts =
                node.parts().stream().map(EvalExAgreementTest::evalEx).toList();
        return switch (Operation.of(node)) {
            case NUMBER, MEASURE -> node.text();
            case ADD -> infix(parts, "+");
            case SUB -> infix(parts, "-");
            case MUL -> infix(parts, "*");
            case DIV, RATIO, PER -> infix(parts, "/");
            case LT -> infix(parts, "<");
            case LE -> infix(parts, "<=");
            case GT -> infix(parts, ">");
            case GE -> infix(parts, ">=");
            case EQ -> infix(parts, "==");
            case NE -> infix(parts, "!=");
            case AND -> infix(parts, "&&");
            case OR -> infix(parts, "||");
            case NOT -> "(!" + parts.getFirst() + ")";
            case IF -> parts.stream().collect(Collectors.joining(", ", "IF(", ")"));
            case CLAMP -> "MAX(%s, MIN(%s, %s))".formatted(parts.get(1), parts.get(0), parts.get(2));
            default -> throw new IllegalStateException("not among these formulas: " + node.text());
        };
    }

    private static String infix(List<String> parts, String sign) {
        return "(" + parts.get(0) + " " + sign + " " + parts.get(1) + ")";
    }
}

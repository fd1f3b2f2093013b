package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random formulas that the compiler accepts against {@link Charts#hospital()}: their types, units and stocks are right by construction. */
final class ValidFormulas {

    private static final int DEPTH = 4;
    private static final Span NOWHERE = new Span(0, 0);
    private static final List<String> FLOWS = List.of("REV_MED", "REV_FIN_B", "EXP_MED_DRUG", "EXP_OTH", "REV_OP_DRUG");
    private static final List<String> STOCKS = List.of("CA", "CL", "FA_NET");

    private ValidFormulas() {}

    /** Trees of unit MONEY or of none. */
    static Arbitrary<Node> trees() {
        return Arbitraries.oneOf(money(DEPTH), plain(DEPTH));
    }

    private static Arbitrary<Node> flow() {
        return Arbitraries.of(FLOWS).map(code -> new Node.MeasureNode(code, NOWHERE));
    }

    private static Arbitrary<Node> money(int depth) {
        if (depth == 0) {
            return flow();
        }
        Arbitrary<Node> money = Arbitraries.lazy(() -> money(depth - 1));
        Arbitrary<Node> plain = Arbitraries.lazy(() -> plain(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, flow()),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.of(Function.OPENING, Function.CLOSING, Function.AVG_BALANCE),
                                        Arbitraries.of(STOCKS))
                                .as((function, code) ->
                                        call(function, List.of(new Node.MeasureNode(code, NOWHERE)), null, null))),
                Tuple.of(4, binary(money, money, BinaryOperator.ADD, BinaryOperator.SUBTRACT)),
                Tuple.of(3, binary(money, plain, BinaryOperator.MULTIPLY, BinaryOperator.DIVIDE)),
                Tuple.of(2, money.map(operand -> new Node.NegateNode(operand, NOWHERE))),
                Tuple.of(2, choice(depth, money)),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.of(Function.MIN, Function.MAX, Function.COALESCE),
                                        money.list().ofMinSize(2).ofMaxSize(4))
                                .as((function, operands) -> call(function, operands, null, null))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(Function.ABS, Function.OR_ZERO), money)
                                .as((function, operand) -> call(function, List.of(operand), null, null))),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.integers().between(0, 20), money)
                                .as((digits, operand) -> call(Function.ROUND, List.of(operand), digits, null))),
                Tuple.of(2, moved()));
    }

    /** A flow read in another context; widening stands on bare flows, where the rules about stocks cannot object. */
    private static Arbitrary<Node> moved() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(
                                        Function.YTD,
                                        Function.YOY,
                                        Function.OWN,
                                        Function.ACTUAL,
                                        Function.BUDGET,
                                        Function.CHILDREN,
                                        Function.PARENT),
                                flow())
                        .as((function, flow) -> call(function, List.of(flow), null, null)),
                Combinators.combine(
                                Arbitraries.of(Function.PRIOR, Function.ROLLING),
                                Arbitraries.integers().between(1, 8),
                                flow())
                        .as((function, n, flow) -> call(function, List.of(flow), n, null)),
                flow().map(flow -> call(
                        Function.MEAN_OF, List.of(call(Function.EACH_CHILD, List.of(flow), null, null)), null, null)));
    }

    private static Arbitrary<Node> plain(int depth) {
        Arbitrary<Node> number = Combinators.combine(
                        Arbitraries.longs().between(1, 9_999_999_999L),
                        Arbitraries.integers().between(0, 9))
                .as((digits, scale) -> new Node.NumberNode(BigDecimal.valueOf(digits, scale), NOWHERE));
        if (depth == 0) {
            return number;
        }
        Arbitrary<Node> money = Arbitraries.lazy(() -> money(depth - 1));
        Arbitrary<Node> plain = Arbitraries.lazy(() -> plain(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, number),
                Tuple.of(3, binary(money, money, BinaryOperator.DIVIDE)),
                Tuple.of(
                        3,
                        binary(
                                plain,
                                plain,
                                BinaryOperator.ADD,
                                BinaryOperator.SUBTRACT,
                                BinaryOperator.MULTIPLY,
                                BinaryOperator.DIVIDE)),
                Tuple.of(1, plain.map(operand -> new Node.NegateNode(operand, NOWHERE))),
                Tuple.of(
                        2,
                        Combinators.combine(plain, Arbitraries.integers().between(0, 3))
                                .as((operand, exponent) -> new Node.PowerNode(operand, exponent, NOWHERE))),
                Tuple.of(
                        1,
                        Combinators.combine(flow(), Arbitraries.of("PRIOR", "YOY"))
                                .as((flow, basis) -> call(Function.GROWTH, List.of(flow), null, basis))),
                Tuple.of(1, choice(depth, plain)),
                Tuple.of(
                        1,
                        Combinators.combine(plain, plain, plain)
                                .as((e, low, high) -> call(Function.CLAMP, List.of(e, low, high), null, null))));
    }

    private static Arbitrary<Node> condition(int depth) {
        Arbitrary<Node> money = Arbitraries.lazy(() -> money(Math.max(0, depth - 1)));
        Arbitrary<Node> compared = binary(
                money,
                money,
                BinaryOperator.LESS,
                BinaryOperator.LESS_OR_EQUAL,
                BinaryOperator.GREATER,
                BinaryOperator.GREATER_OR_EQUAL,
                BinaryOperator.EQUAL,
                BinaryOperator.NOT_EQUAL);
        Arbitrary<Node> has = money.map(operand -> call(Function.HAS, List.of(operand), null, null));
        if (depth <= 1) {
            return Arbitraries.oneOf(compared, has);
        }
        Arbitrary<Node> condition = Arbitraries.lazy(() -> condition(depth - 1));
        return Arbitraries.oneOf(
                compared,
                has,
                condition.map(operand -> new Node.NotNode(operand, NOWHERE)),
                binary(condition, condition, BinaryOperator.AND, BinaryOperator.OR));
    }

    private static Arbitrary<Node> choice(int depth, Arbitrary<Node> branch) {
        return Combinators.combine(condition(depth - 1), branch, branch)
                .as((condition, then, otherwise) -> new Node.IfNode(condition, then, otherwise, NOWHERE));
    }

    private static Arbitrary<Node> binary(Arbitrary<Node> left, Arbitrary<Node> right, BinaryOperator... operators) {
        return Combinators.combine(Arbitraries.of(operators), left, right).as(Node.BinaryNode::new);
    }

    private static Node call(Function function, List<Node> operands, Integer number, String word) {
        return new Node.CallNode(function, operands, number, word, NOWHERE);
    }
}

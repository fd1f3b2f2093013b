package dev.heng.catalog.formula;

/** Numbers, conditions and series each in their place; needs no chart. */
final class TypeChecker {

    private final Problems problems;

    TypeChecker(Problems problems) {
        this.problems = problems;
    }

    void check(Node root) {
        expect(ValueType.NUMBER, root);
    }

    private ValueType typeOf(Node node) {
        return switch (node) {
            case Node.NumberNode ignored -> ValueType.NUMBER;
            case Node.MeasureNode ignored -> ValueType.NUMBER;
            case Node.IndicatorNode ignored -> ValueType.NUMBER;
            case Node.NegateNode negate -> {
                expect(ValueType.NUMBER, negate.operand());
                yield ValueType.NUMBER;
            }
            case Node.PowerNode power -> {
                expect(ValueType.NUMBER, power.operand());
                yield ValueType.NUMBER;
            }
            case Node.NotNode not -> {
                expect(ValueType.CONDITION, not.operand());
                yield ValueType.CONDITION;
            }
            case Node.BinaryNode binary -> binary(binary);
            case Node.IfNode choice -> {
                expect(ValueType.CONDITION, choice.condition());
                expect(ValueType.NUMBER, choice.then());
                expect(ValueType.NUMBER, choice.otherwise());
                yield ValueType.NUMBER;
            }
            case Node.CallNode call -> call(call);
            case Node.InvalidNode invalid -> {
                invalid.children().forEach(this::typeOf);
                yield ValueType.UNKNOWN;
            }
        };
    }

    private ValueType binary(Node.BinaryNode node) {
        ValueType operands = node.operator().isLogical() ? ValueType.CONDITION : ValueType.NUMBER;
        expect(operands, node.left());
        expect(operands, node.right());
        if (node.operator() == BinaryOperator.DIVIDE) {
            refuseZero(node.right());
        }
        return node.operator().isLogical() || node.operator().isComparison() ? ValueType.CONDITION : ValueType.NUMBER;
    }

    private ValueType call(Node.CallNode call) {
        ValueType operands = call.function() == Function.MEAN_OF ? ValueType.SERIES : ValueType.NUMBER;
        call.children().forEach(argument -> expect(operands, argument));
        if (call.function() == Function.RATIO || call.function() == Function.PER) {
            refuseZero(call.children().get(1));
        }
        if (call.function() == Function.FORECAST || call.function() == Function.WHAT_IF) {
            problems.warning(
                    ProblemCode.NOT_AVAILABLE,
                    call.span(),
                    call.function().text()
                            + "() is understood, but no such figures are kept yet: the result is missing",
                    call.function().text() + "() 语法正确，但尚无此类数据，结果为缺失");
        }
        return call.function().result();
    }

    private void refuseZero(Node divisor) {
        if (Parsed.isZero(divisor)) {
            problems.error(ProblemCode.DIVISION_BY_ZERO, divisor.span(), "this divides by zero", "除数为零");
        }
    }

    private void expect(ValueType wanted, Node node) {
        ValueType found = typeOf(node);
        if (found == wanted || found == ValueType.UNKNOWN) {
            return;
        }
        switch (wanted) {
            case NUMBER -> {
                if (found == ValueType.SERIES) {
                    mismatch(
                            node,
                            "each_child(e) may only stand inside mean_of(..)",
                            "each_child(e) 只能用在 mean_of(..) 之内");
                } else {
                    mismatch(
                            node,
                            "a number is expected here, this is a condition: use if .. then .. else ..",
                            "此处应为数值，而这是条件；请用 if .. then .. else ..");
                }
            }
            case CONDITION ->
                mismatch(node, "a condition is expected here, such as REV_MED > 0", "此处应为条件，例如 REV_MED > 0");
            case SERIES -> mismatch(node, "mean_of(..) takes each_child(e)", "mean_of(..) 的参数须为 each_child(e)");
            case UNKNOWN -> throw new IllegalStateException("nothing expects the unknown");
        }
    }

    private void mismatch(Node node, String message, String messageZh) {
        problems.error(ProblemCode.TYPE_MISMATCH, node.span(), message, messageZh);
    }
}

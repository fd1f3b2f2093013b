package dev.heng.evaluation.formula;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a node in the formula language with as few parentheses as its grammar needs. */
final class FormulaText {

    /** How tightly a construct binds, loosest first; an operand that binds less than its place asks for is bracketed. */
    private enum Binding {
        CHOICE,
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        SIGN,
        POWER,
        WHOLE
    }

    private static final Pattern BARE_CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> WORDS = Set.of("if", "then", "else", "and", "or", "not");

    private FormulaText() {}

    static String of(Node node) {
        return switch (node) {
            case Node.Literal(var value) -> value.toPlainString();
            case Node.Measure(String code) -> quoted(code);
            case Node.Indicator(String code) -> "ind(" + quoted(code) + ")";
            case Node.Input(String code) -> "input(" + quoted(code) + ")";
            case Node.EventCount(String code) -> "count_events(" + quoted(code) + ")";
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Node.Comparison(var relation, Node left, Node right) ->
                infix(left, Binding.SUM, symbol(relation), right, Binding.SUM);
            case Node.Both(Node left, Node right) -> infix(left, Binding.AND, "and", right, Binding.NOT);
            case Node.Either(Node left, Node right) -> infix(left, Binding.OR, "or", right, Binding.AND);
            case Node.Not(Node inner) -> "not " + operand(inner, Binding.COMPARISON);
            case Node.Negated(Node inner) -> "-" + operand(inner, Binding.POWER);
            case Node.Power(Node inner, int exponent) -> operand(inner, Binding.WHOLE) + "^" + exponent;
            case Node.Choice(Node condition, Node then, Node otherwise) ->
                "if " + operand(condition, Binding.OR) + " then " + of(then) + " else " + of(otherwise);
            case Node.Rounded(Node inner, int digits) -> call(node, List.of(of(inner), Integer.toString(digits)));
            case Node.Growth(Node inner, Basis basis) ->
                call(node, basis == Basis.PRIOR ? List.of(of(inner)) : List.of(of(inner), basis.name()));
            case Node.Framed(Frame.Prior(int n), Node inner) when n > 1 -> call(node, List.of(of(inner), "" + n));
            case Node.Framed(Frame.Rolling(int n), Node inner) -> call(node, List.of(of(inner), "" + n));
            case Node.Days _, Node.PeriodsInYear _, Node.Absolute _, Node.Clamped _ -> call(node);
            case Node.Least _, Node.Greatest _, Node.Has _, Node.OrZero _, Node.Coalesced _ -> call(node);
            case Node.Framed _, Node.OfChildren _, Node.OfParent _, Node.ShareOfParent _ -> call(node);
            case Node.Opening _, Node.Closing _, Node.AverageBalance _ -> call(node);
            case Node.EachChild _, Node.MeanOf _ -> call(node);
        };
    }

    private static Binding binding(Node node) {
        return switch (node) {
            case Node.Choice _ -> Binding.CHOICE;
            case Node.Either _ -> Binding.OR;
            case Node.Both _ -> Binding.AND;
            case Node.Not _ -> Binding.NOT;
            case Node.Comparison _ -> Binding.COMPARISON;
            case Node.Arithmetic arithmetic -> binding(arithmetic.sign());
            case Node.Negated _ -> Binding.SIGN;
            case Node.Literal(var value) when value.signum() < 0 -> Binding.SIGN;
            case Node.Power _ -> Binding.POWER;
            case Node _ -> Binding.WHOLE;
        };
    }

    private static Binding binding(Node.Sign sign) {
        return switch (sign) {
            case ADD, SUB -> Binding.SUM;
            case MUL, DIV -> Binding.PRODUCT;
            case RATIO, PER -> Binding.WHOLE;
        };
    }

    private static String arithmetic(Node.Arithmetic node) {
        return switch (node.sign()) {
            case ADD -> infix(node.left(), Binding.SUM, "+", node.right(), Binding.PRODUCT);
            case SUB -> infix(node.left(), Binding.SUM, "-", node.right(), Binding.PRODUCT);
            case MUL -> infix(node.left(), Binding.PRODUCT, "*", node.right(), Binding.SIGN);
            case DIV -> infix(node.left(), Binding.PRODUCT, "/", node.right(), Binding.SIGN);
            case RATIO, PER -> call(node);
        };
    }

    private static String symbol(Node.Relation relation) {
        return switch (relation) {
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
            case EQ -> "==";
            case NE -> "!=";
        };
    }

    private static String infix(Node left, Binding leftLeast, String symbol, Node right, Binding rightLeast) {
        return operand(left, leftLeast) + " " + symbol + " " + operand(right, rightLeast);
    }

    private static String operand(Node node, Binding least) {
        return binding(node).compareTo(least) < 0 ? "(" + of(node) + ")" : of(node);
    }

    private static String call(Node node) {
        return call(node, node.parts().stream().map(FormulaText::of).toList());
    }

    private static String call(Node node, List<String> arguments) {
        return arguments.stream()
                .collect(Collectors.joining(", ", Operation.of(node).id() + "(", ")"));
    }

    private static String quoted(String code) {
        return BARE_CODE.matcher(code).matches() && !WORDS.contains(code) ? code : "\"" + code + "\"";
    }
}

package dev.heng.evaluation.formula;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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

    // type patterns keep the frame small, as in Walk
    static String of(Node node) {
        return switch (node) {
            case Node.Literal it -> it.value().toPlainString();
            case Node.Measure it -> quoted(it.code());
            case Node.Indicator it -> "ind(" + quoted(it.code()) + ")";
            case Node.Input it -> "input(" + quoted(it.code()) + ")";
            case Node.EventCount it -> "count_events(" + quoted(it.code()) + ")";
            case Node.Arithmetic it -> arithmetic(it);
            case Node.Comparison it -> infix(it.left(), Binding.SUM, symbol(it.relation()), it.right(), Binding.SUM);
            case Node.Both it -> infix(it.left(), Binding.AND, "and", it.right(), Binding.NOT);
            case Node.Either it -> infix(it.left(), Binding.OR, "or", it.right(), Binding.AND);
            case Node.Not it -> "not " + operand(it.inner(), Binding.COMPARISON);
            case Node.Negated it -> "-" + operand(it.inner(), Binding.POWER);
            case Node.Power it -> operand(it.inner(), Binding.WHOLE) + " ^ " + it.exponent();
            case Node.Choice it -> choice(it);
            case Node.Rounded it when it.digits() != 0 -> call(it, of(it.inner()), Integer.toString(it.digits()));
            case Node.Growth it
            when it.basis() == Basis.YOY -> call(it, of(it.inner()), it.basis().name());
            case Node.Framed it -> framed(it);
            case Node it -> call(it);
        };
    }

    private static String framed(Node.Framed node) {
        return switch (node.frame()) {
            case Frame.Prior(int n) when n > 1 -> call(node, of(node.inner()), Integer.toString(n));
            case Frame.Rolling(int n) -> call(node, of(node.inner()), Integer.toString(n));
            case Frame _ -> call(node);
        };
    }

    private static String choice(Node.Choice node) {
        return "if " + operand(node.condition(), Binding.OR) + " then " + of(node.then()) + " else "
                + of(node.otherwise());
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
        List<Node> parts = node.parts();
        String[] arguments = new String[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(parts.get(i));
        }
        return call(node, arguments);
    }

    private static String call(Node node, String... arguments) {
        return Operation.of(node).id() + "(" + String.join(", ", arguments) + ")";
    }

    private static String quoted(String code) {
        return BARE_CODE.matcher(code).matches() && !WORDS.contains(code) ? code : "\"" + code + "\"";
    }
}

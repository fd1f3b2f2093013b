package dev.heng.catalog.formula;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a tree as a careless person might: brackets that nobody needs, odd blanks, line ends, percentages, quoted codes. */
final class Layout {

    private final Random random;

    Layout(long seed) {
        this.random = new Random(seed);
    }

    String of(Node node) {
        String bare = bare(node);
        boolean isBracketed = !(node instanceof Node.MeasureNode) || random.nextInt(4) == 0;
        return isBracketed ? blank() + "(" + blank() + bare + blank() + ")" + blank() : bare;
    }

    private String bare(Node node) {
        return switch (node) {
            case Node.NumberNode number -> number(number);
            case Node.MeasureNode measure -> random.nextBoolean() ? measure.code() : '"' + measure.code() + '"';
            case Node.IndicatorNode indicator -> "ind(\"" + indicator.code() + "\")";
            case Node.BinaryNode binary ->
                of(binary.left()) + gap() + binary.operator().sign() + gap() + of(binary.right());
            case Node.NegateNode negate -> "-" + blank() + of(negate.operand());
            case Node.NotNode not -> "not" + gap() + of(not.operand());
            case Node.PowerNode power -> of(power.operand()) + blank() + "^" + blank() + power.exponent();
            case Node.IfNode choice ->
                "if" + gap() + of(choice.condition()) + gap() + "then" + gap() + of(choice.then()) + gap() + "else"
                        + gap() + of(choice.otherwise());
            case Node.CallNode call -> call(call);
            case Node.InvalidNode invalid -> throw new IllegalStateException("no formula: " + invalid);
        };
    }

    private String number(Node.NumberNode number) {
        String plain = CanonicalJson.decimal(number.value());
        return switch (random.nextInt(3)) {
            case 0 -> number.value().movePointRight(2).toPlainString() + blank() + "%";
            case 1 -> "00" + plain + (plain.contains(".") ? "00" : ".000");
            default -> plain;
        };
    }

    private String call(Node.CallNode call) {
        List<Parameter> parameters = call.function().parameters();
        String arguments = call.children().stream().map(this::of).collect(Collectors.joining(","));
        for (Parameter parameter : parameters) {
            switch (parameter.kind()) {
                case PERIODS, DIGITS -> arguments += literal(parameter, String.valueOf(call.number()));
                case BASIS -> arguments += literal(parameter, call.word());
                case CODE -> throw new IllegalStateException("not among these formulas");
                case NUMBER, NUMBERS, SERIES, MEASURE -> {
                    // an operand
                }
            }
        }
        return call.function().text() + blank() + "(" + arguments + ")";
    }

    private String literal(Parameter parameter, String value) {
        if (value.equals(parameter.fallback()) && random.nextBoolean()) {
            return "";
        }
        return "," + blank() + (random.nextBoolean() ? parameter.name() + ":" : "") + blank() + value;
    }

    private String blank() {
        return List.of("", "", "", " ", "\t", "\r\n").get(random.nextInt(6));
    }

    private String gap() {
        return " " + blank();
    }
}

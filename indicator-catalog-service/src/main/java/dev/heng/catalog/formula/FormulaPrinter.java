package dev.heng.catalog.formula;

/** Prints a tree as text with as few brackets as the grammar allows; reading it again gives the same tree. */
final class FormulaPrinter {

    private final StringBuilder out = new StringBuilder();

    private FormulaPrinter() {}

    static String print(Node root) {
        FormulaPrinter printer = new FormulaPrinter();
        printer.node(root);
        return printer.out.toString();
    }

    private void node(Node node) {
        switch (node) {
            case Node.NumberNode number -> out.append(CanonicalJson.decimal(number.value()));
            case Node.MeasureNode measure -> out.append(Codes.print(measure.code()));
            case Node.IndicatorNode indicator ->
                out.append("ind(").append(Codes.print(indicator.code())).append(')');
            case Node.BinaryNode binary -> binary(binary);
            case Node.NegateNode negate -> {
                out.append('-');
                atLeast(Precedence.POWER, negate.operand());
            }
            case Node.NotNode not -> {
                out.append("not ");
                atLeast(Precedence.COMPARE, not.operand());
            }
            case Node.PowerNode power -> {
                atLeast(Precedence.PRIMARY, power.operand());
                out.append(" ^ ").append(power.exponent());
            }
            case Node.IfNode choice -> {
                out.append("if ");
                atLeast(Precedence.OR, choice.condition());
                out.append(" then ");
                node(choice.then());
                out.append(" else ");
                node(choice.otherwise());
            }
            case Node.CallNode call -> call(call);
            case Node.InvalidNode invalid ->
                throw new IllegalStateException("a formula with errors cannot be printed: " + invalid.span());
        }
    }

    private void binary(Node.BinaryNode node) {
        Precedence own = node.operator().precedence();
        atLeast(own == Precedence.COMPARE ? own.next() : own, node.left());
        out.append(' ').append(node.operator().sign()).append(' ');
        atLeast(own.next(), node.right());
    }

    private void atLeast(Precedence needed, Node node) {
        if (precedence(node).isLooserThan(needed)) {
            out.append('(');
            node(node);
            out.append(')');
        } else {
            node(node);
        }
    }

    private static Precedence precedence(Node node) {
        return switch (node) {
            case Node.BinaryNode binary -> binary.operator().precedence();
            case Node.NegateNode ignored -> Precedence.UNARY;
            case Node.NotNode ignored -> Precedence.NOT;
            case Node.PowerNode ignored -> Precedence.POWER;
            case Node.IfNode ignored -> Precedence.IF;
            case Node.NumberNode ignored -> Precedence.PRIMARY;
            case Node.MeasureNode ignored -> Precedence.PRIMARY;
            case Node.IndicatorNode ignored -> Precedence.PRIMARY;
            case Node.CallNode ignored -> Precedence.PRIMARY;
            case Node.InvalidNode ignored -> Precedence.PRIMARY;
        };
    }

    private void call(Node.CallNode call) {
        out.append(call.function().text()).append('(');
        String separator = "";
        for (Node argument : call.children()) {
            out.append(separator);
            node(argument);
            separator = ", ";
        }
        for (Parameter parameter : call.function().parameters()) {
            String literal =
                    switch (parameter.kind()) {
                        case PERIODS, DIGITS -> String.valueOf(call.givenNumber());
                        case BASIS -> call.givenWord();
                        case CODE -> Codes.print(call.givenWord());
                        case NUMBER, SERIES, NUMBERS, MEASURE -> null;
                    };
            if (literal != null && !literal.equals(parameter.fallback())) {
                out.append(separator).append(literal);
                separator = ", ";
            }
        }
        out.append(')');
    }
}

package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A text after reading it.
 *
 * @param root the tree, with {@link Node.InvalidNode} where something was not understood
 * @param complete false when a limit stopped the reading: then only the problems count
 */
record Parsed(String text, Node root, boolean complete, Problems problems) {

    static Parsed of(String text) {
        Problems problems = new Problems();
        if (text.length() > Limits.CHARACTERS) {
            Span rest = new Span(Limits.CHARACTERS, text.length());
            problems.error(
                    ProblemCode.TOO_LONG,
                    rest,
                    "a formula has at most " + Limits.CHARACTERS + " characters, this one has " + text.length(),
                    "公式最多 " + Limits.CHARACTERS + " 个字符，当前为 " + text.length() + " 个");
            return new Parsed(text, new Node.InvalidNode(List.of(), rest), false, problems);
        }
        Parser parser = new Parser(new Lexer(text, problems).tokens(), problems);
        Node root = parser.formula();
        return new Parsed(text, root, !parser.hasGivenUp(), problems);
    }

    /** Every node, parents before their parts. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(root);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.addAll(nodes.get(i).children());
        }
        return nodes;
    }

    static boolean isZero(Node node) {
        return switch (node) {
            case Node.NumberNode number -> number.value().compareTo(BigDecimal.ZERO) == 0;
            case Node.NegateNode negate -> isZero(negate.operand());
            case Node.MeasureNode ignored -> false;
            case Node.IndicatorNode ignored -> false;
            case Node.BinaryNode ignored -> false;
            case Node.NotNode ignored -> false;
            case Node.PowerNode ignored -> false;
            case Node.IfNode ignored -> false;
            case Node.CallNode ignored -> false;
            case Node.InvalidNode ignored -> false;
        };
    }
}

package dev.heng.evaluation.indicators.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.evaluation.formula.FormulaRefused;
import dev.heng.evaluation.formula.Member;
import dev.heng.evaluation.formula.Node;
import dev.heng.evaluation.formula.Operation;
import dev.heng.evaluation.formula.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the compiled form of a formula. */
final class TreeReader {
    /** More than any formula of the catalogue has; what is deeper is no formula. */
    private static final int DEPTH_MAX = 200;

    private TreeReader() {}

    /** @throws FormulaRefused when it is not a formula of language version 1 */
    static Node read(JsonNode tree) {
        return read(tree, 0);
    }

    private static Node read(JsonNode tree, int depth) {
        if (!tree.isObject() || !tree.path("op").isTextual() || depth > DEPTH_MAX) {
            throw new FormulaRefused("not a node of a compiled formula");
        }
        Parts parts = Parts.none();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!member.getKey().equals("op")) {
                add(parts, Member.named(member.getKey()), member.getValue(), depth);
            }
        }
        return Operation.named(tree.get("op").textValue()).node(parts);
    }

    private static void add(Parts parts, Member member, JsonNode content, int depth) {
        switch (member) {
            case ARGS -> parts.args(args(content, depth));
            case VALUE, CODE, BASIS -> {
                if (!content.isTextual()) {
                    throw new FormulaRefused("the member " + member.id() + " is a text");
                }
                parts.text(member, content.textValue());
            }
            case N, EXPONENT, DIGITS -> {
                if (!content.canConvertToInt() || !content.isIntegralNumber()) {
                    throw new FormulaRefused("the member " + member.id() + " is an integer");
                }
                parts.integer(member, content.intValue());
            }
        }
    }

    private static List<Node> args(JsonNode content, int depth) {
        if (!content.isArray()) {
            throw new FormulaRefused("the member args is a list");
        }
        List<Node> args = new ArrayList<>();
        content.forEach(arg -> args.add(read(arg, depth + 1)));
        return args;
    }
}

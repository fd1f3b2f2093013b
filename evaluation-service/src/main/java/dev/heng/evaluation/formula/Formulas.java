package dev.heng.evaluation.formula;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The compiled formulas of one scheme version by indicator code, those reached through {@code ind()} included.
 *
 * <p>Making one refuses what could not be walked: a reference that leads back to itself, a depth beyond {@value
 * #DEPTH_MAX} nodes with the references followed, a condition where an indicator needs a number. An indicator without a
 * tree is a rated one and reads its input.
 */
public final class Formulas {

    /**
     * A sum of all 256 nodes that a formula may have is 128 deep when nested to the left; this leaves room for two such,
     * or nine formulas of the usual limit of 32, and half of an ordinary thread's stack unused.
     */
    public static final int DEPTH_MAX = 300;

    private final Map<String, Node> trees;

    /**
     * Takes the trees over.
     *
     * @throws FormulaRefused naming the indicators concerned
     */
    public Formulas(Map<String, Node> trees) {
        this.trees = Map.copyOf(trees);
        Map<String, Integer> depths = new HashMap<>();
        this.trees.forEach((code, tree) -> {
            Parts.require(!tree.isCondition(), "the formula of " + code + " is a condition, not a number");
            Parts.require(!(tree instanceof Node.EachChild), "the formula of " + code + " is no single number");
        });
        this.trees.keySet().forEach(code -> depth(code, new LinkedHashSet<>(), 0, depths));
    }

    /** The indicator's tree; empty for a rated indicator. */
    public Optional<Node> tree(String indicator) {
        return Optional.ofNullable(trees.get(indicator));
    }

    private int depth(String code, Set<String> path, int above, Map<String, Integer> depths) {
        Node tree = trees.get(code);
        if (tree == null) {
            return 1;
        }
        Parts.require(path.add(code), "a formula leads back to itself: " + String.join(" -> ", path) + " -> " + code);
        Integer known = depths.get(code);
        int depth = known == null ? depth(tree, path, above, depths) : known;
        Parts.require(above + depth <= DEPTH_MAX, "the formula of " + code + " is too deep");
        depths.put(code, depth);
        path.remove(code);
        return depth;
    }

    private int depth(Node node, Set<String> path, int above, Map<String, Integer> depths) {
        Parts.require(above < DEPTH_MAX, "formulas are too deep: " + String.join(" -> ", path));
        if (node instanceof Node.Indicator(String code)) {
            return 1 + depth(code, path, above + 1, depths);
        }
        int deepest = 0;
        for (Node part : node.parts()) {
            deepest = Math.max(deepest, depth(part, path, above + 1, depths));
        }
        return 1 + deepest;
    }
}

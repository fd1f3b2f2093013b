package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The evaluated tree of an item.
 *
 * @param document as it was answered
 */
record Explanation(JsonNode document) {
    /**
     * A figure that a value stands on.
     *
     * @param entries the path that lists the entries behind it
     */
    record Leaf(BigDecimal value, String entries) {}

    /** The value of the whole tree of a column of the scorecard, such as {@code actual} or {@code budget}. */
    BigDecimal value(String column) {
        return Amounts.of(document.path("trees").path(column).path("value"));
    }

    /** The known figures at the ends of all branches, with the link to what is behind each. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        collect(document, leaves);
        return leaves;
    }

    private static void collect(JsonNode node, List<Leaf> leaves) {
        if (node.path("entries").isTextual() && node.path("value").isNumber()) {
            leaves.add(new Leaf(
                    Amounts.of(node.path("value")), node.path("entries").asText()));
        }
        node.forEach(child -> collect(child, leaves));
    }
}

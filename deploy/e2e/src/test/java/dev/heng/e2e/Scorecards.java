package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Scorecards as they are compared. */
final class Scorecards {
    private Scorecards() {}

    /** What a scorecard says: all of it but the sequence up to which figures were seen, which grows without any of them changing. */
    static JsonNode said(JsonNode card) {
        JsonNode copy = card.deepCopy();
        if (copy.path("asOf") instanceof ObjectNode asOf) {
            asOf.remove("ledgerSequence");
        }
        return copy;
    }
}

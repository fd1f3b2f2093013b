package dev.heng.evaluation.result.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Iterator;

/**
 * A scorecard as one reader may see it. A figure of the parent or of the whole can be missing because of some other centre; the reason names
 * that centre, and is left out for a reader who does not see it, as an explanation leaves it out too.
 */
final class SeenScorecard {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final String REASONS = "reasons";

    private SeenScorecard() {}

    /** The stored document, without the reasons that name a centre out of sight; every digit stays. */
    static String of(String document, Sight sight) {
        if (sight.centres().isEmpty()) {
            return document;
        }
        try {
            JsonNode card = MAPPER.readTree(document);
            hide(card.path(REASONS), sight);
            card.path("items").forEach(item -> hide(item.path(REASONS), sight));
            return MAPPER.writeValueAsString(card);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored scorecard is no JSON", broken);
        }
    }

    private static void hide(JsonNode reasons, Sight sight) {
        if (reasons instanceof ArrayNode array) {
            for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
                JsonNode centre = each.next().path("centre");
                if (centre.isTextual() && !sight.sees(centre.asText())) {
                    each.remove();
                }
            }
        }
    }
}

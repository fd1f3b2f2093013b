package dev.heng.budget.analysis;

import static dev.heng.budget.Api.get;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Lists of the API with exact numbers. */
final class Rows {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Rows() {}

    static JsonNode body(String path) {
        try {
            return EXACT.readTree(get("auditor", path).statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of all pages. */
    static List<JsonNode> all(String path, int limit) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode next = TextNode.valueOf("");
        while (!next.isNull()) {
            JsonNode page = body(path + "&limit=" + limit + "&after=" + next.asText());
            page.path("items").forEach(rows::add);
            next = page.path("next");
        }
        return rows;
    }
}

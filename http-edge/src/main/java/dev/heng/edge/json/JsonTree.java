package dev.heng.edge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as it was sent: numbers keep their text, so that a form such as {@code 1e3} can still be refused when a binary or decimal
 * type would have swallowed it.
 */
sealed interface JsonTree {
    record Members(Map<String, JsonTree> values) implements JsonTree {}

    record Items(List<JsonTree> values) implements JsonTree {}

    record Text(String value) implements JsonTree {}

    @SuppressWarnings("JavaLangClash") // JSON calls it so; other types write JsonTree.Number
    record Number(String text) implements JsonTree {}

    record Truth(boolean value) implements JsonTree {}

    record Null() implements JsonTree {}

    JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    /** How many values a document may hold: 10,000 lines of 20 members fit, a bomb of small values does not fill the memory. */
    int VALUES_MAX = 500_000;

    /** Reads one JSON document in UTF-8; refuses with 400 what is malformed, doubled or followed by more. */
    static JsonTree parse(byte[] body) {
        if (body.length == 0) {
            throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is empty.");
        }
        return parse(text(body));
    }

    /** As {@link #parse(byte[])}, for text that is decoded already. */
    static JsonTree parse(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is empty.");
            }
            JsonTree tree = value(parser, new int[] {VALUES_MAX});
            if (parser.nextToken() != null) {
                throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body goes on after the JSON document.");
            }
            return tree;
        } catch (StreamReadException malformed) {
            var at = malformed.getLocation();
            throw new ProblemException(
                    EdgeProblem.MALFORMED_JSON,
                    reason(malformed)
                            + (at == null ? "" : " Line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        } catch (IOException malformed) {
            throw new ProblemException(EdgeProblem.MALFORMED_JSON, reason(malformed));
        }
    }

    private static String reason(IOException malformed) {
        String said = String.valueOf(malformed.getMessage());
        if (said.startsWith("Duplicate field") || said.startsWith("Duplicate Object property")) {
            return "A member stands twice in one object.";
        }
        return said.contains("nesting depth") ? "The body is nested too deeply." : "The body is not well-formed JSON.";
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        // stands for what is no UTF-8; the body may also hold the sign itself
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is not UTF-8.");
            }
        }
        return text;
    }

    private static JsonTree value(JsonParser parser, int[] left) throws IOException {
        if (--left[0] < 0) {
            throw new ProblemException(
                    EdgeProblem.BODY_TOO_LARGE, "A body may hold " + VALUES_MAX + " values at most.");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser, left);
            case START_ARRAY -> items(parser, left);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getText());
            case VALUE_TRUE -> new Truth(true);
            case VALUE_FALSE -> new Truth(false);
            case VALUE_NULL -> new Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is not well-formed JSON.");
        };
    }

    private static Members members(JsonParser parser, int[] left) throws IOException {
        Map<String, JsonTree> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, value(parser, left));
        }
        return new Members(values);
    }

    private static Items items(JsonParser parser, int[] left) throws IOException {
        List<JsonTree> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, left));
        }
        return new Items(values);
    }
}

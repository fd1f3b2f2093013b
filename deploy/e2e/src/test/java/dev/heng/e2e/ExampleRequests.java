package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * {@code example-requests.json}: one good request for every operation, by operation id. In its texts stand {@code ${fresh}} for a code that
 * no request had before, {@code ${number}} for such a number, and {@code ${name}} for a value that the test gives.
 */
record ExampleRequests(JsonNode examples) {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FILE = "/example-requests.json";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");
    private static final AtomicInteger FRESH = new AtomicInteger(100);

    /**
     * A request to be sent; without a body {@code mediaType} and {@code body} are null.
     *
     * @param json null when the body is none
     * @param text null when the body is none, as a workbook
     */
    record Request(Operation operation, String path, String mediaType, JsonNode json, String text, byte[] body) {
        private static Request of(Operation operation, String path, String mediaType, JsonNode json, String text) {
            byte[] body = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            return new Request(operation, path, mediaType, json, text, body);
        }

        /** The same with one more parameter. */
        Request asking(String parameter) {
            String asked = path + (path.contains("?") ? "&" : "?") + parameter;
            return new Request(operation, asked, mediaType, json, text, body);
        }

        Request withText(String other) {
            return of(operation, path, mediaType, json, other);
        }

        Request withMediaType(String other) {
            return new Request(operation, path, other, json, text, body);
        }

        Answer send(Client client, String... headers) {
            return client.send(operation.method(), path, body, mediaType, headers);
        }
    }

    static ExampleRequests read() {
        try (InputStream file = ExampleRequests.class.getResourceAsStream(FILE)) {
            return new ExampleRequests(Json.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(Operation operation) {
        return examples.has(operation.id());
    }

    /** The good requests of an operation: one for each media type that its body may have, or one without a body. */
    List<Request> requests(Operation operation, Map<String, String> values) {
        List<String> types = operation.mediaTypes();
        if (types.isEmpty()) {
            return List.of(request(operation, null, values));
        }
        return types.stream().map(type -> request(operation, type, values)).toList();
    }

    Request request(Operation operation, String mediaType, Map<String, String> values) {
        JsonNode example = examples.path(operation.id());
        if (example.isMissingNode()) {
            throw new AssertionError(operation.name() + " has no example: add " + operation.id() + " to " + FILE);
        }
        Map<String, String> known = new HashMap<>(values);
        int fresh = FRESH.incrementAndGet();
        known.put("fresh", String.valueOf(fresh));
        boolean isRows = NDJSON.equals(mediaType);
        boolean isSheet = CSV.equals(mediaType) || XLSX.equals(mediaType);
        JsonNode part = isRows ? example.path("rows") : isSheet ? example.path("sheet") : example;
        String path = path(operation, example.path("path"), known) + query(part.path("query"), known);
        if (mediaType == null) {
            return Request.of(operation, path, null, null, null);
        }
        if (example.has("form")) {
            return Request.of(
                    operation, path, mediaType, null, example.path("form").asText());
        }
        if (isSheet) {
            JsonNode rows = filled(part.path("rows"), known);
            return CSV.equals(mediaType)
                    ? Request.of(operation, path, mediaType, null, csv(rows))
                    : new Request(operation, path, mediaType, null, null, workbook(rows));
        }
        JsonNode body = filled(isRows ? part.path("line") : example.path("body"), known);
        return Request.of(operation, path, mediaType, body, Json.write(body) + (isRows ? "\n" : ""));
    }

    private static String csv(JsonNode rows) {
        StringBuilder text = new StringBuilder();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            text.append(String.join(",", cells)).append("\r\n");
        }
        return text.toString();
    }

    private static byte[] workbook(JsonNode rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "e2e", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("rows");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.path(row).size(); column++) {
                    sheet.value(row, column, rows.path(row).path(column).asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String path(Operation operation, JsonNode example, Map<String, String> known) {
        return PARAMETER.matcher(operation.path()).replaceAll(found -> {
            String name = found.group(1);
            String value = example.has(name) ? filled(example.path(name).asText(), known) : known.get(name);
            if (value == null) {
                throw new AssertionError("no value for " + name + " of " + operation.name());
            }
            return Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
    }

    private static String query(JsonNode example, Map<String, String> known) {
        List<String> parameters = new ArrayList<>();
        example.properties()
                .forEach(parameter -> parameters.add(parameter.getKey() + "="
                        + URLEncoder.encode(filled(parameter.getValue().asText(), known), StandardCharsets.UTF_8)));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static JsonNode filled(JsonNode node, Map<String, String> known) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), filled(member.getValue(), known)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(filled(item, known)));
                yield copy;
            }
            case JsonNode text
            when text.asText().equals("${number}") ->
                JsonNodeFactory.instance.numberNode(Integer.parseInt(known.get("fresh")));
            case JsonNode text when text.isTextual() -> JsonNodeFactory.instance.textNode(filled(text.asText(), known));
            default -> node;
        };
    }

    private static String filled(String text, Map<String, String> known) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = known.get(place.group(1));
            if (value == null) {
                throw new AssertionError("the test gives no " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.heng.contracts.TypeScriptClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds that every answer which a journey receives is one that the OpenAPI document describes: the status, the media type, each member
 * with its type and whether it may be null, and no member more.
 */
final class DocumentedAnswers {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final DocumentedAnswers OF_THE_SUITE = new DocumentedAnswers(read());

    private record Operation(String name, String method, Pattern path, JsonNode responses) {}

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private DocumentedAnswers(JsonNode document) {
        this.document = document;
        closeObjects(document.path("components").path("schemas"));
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.add(new Operation(
                        operation.getKey() + " " + path.getKey(),
                        operation.getKey().toUpperCase(Locale.ROOT),
                        Pattern.compile(PARAMETER.matcher(path.getKey()).replaceAll("[^/]+")),
                        operation.getValue().path("responses")))));
    }

    /** @throws AssertionError with what is not as described */
    static void hold(Answer answer, String method, String pathAndQuery) {
        OF_THE_SUITE.holdOne(answer, method, pathAndQuery.split("\\?")[0]);
    }

    private void holdOne(Answer answer, String method, String path) {
        Optional<Operation> called = operations.stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.path().matcher(path).matches())
                // a path without parameters is nearer than one with
                .min((a, b) -> Integer.compare(
                        b.path().pattern().replace("[^/]+", "").length(),
                        a.path().pattern().replace("[^/]+", "").length()));
        if (called.isEmpty() || answer.status() == 405) {
            return;
        }
        Operation operation = called.get();
        JsonNode response = resolved(operation.responses().path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            throw new AssertionError(operation.name() + " is not described to answer so: " + answer);
        }
        if (!response.has("content") && answer.raw().isEmpty()) {
            return;
        }
        if (response.path("content").path(answer.mediaType()).isMissingNode()) {
            throw new AssertionError(operation.name() + " is not described to answer in this form: " + answer);
        }
        Set<String> wrong = schema(operation, answer).validate(said(answer)).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
        if (!wrong.isEmpty()) {
            throw new AssertionError(operation.name() + " is described otherwise: " + wrong + "\n" + answer);
        }
        response.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .filter(header -> answer.header(header.getKey()).isEmpty())
                .forEach(header -> {
                    throw new AssertionError(operation.name() + " has no header " + header.getKey() + ": " + answer);
                });
    }

    /** What is no JSON, such as a file, is a text. */
    private static JsonNode said(Answer answer) {
        return answer.mediaType().endsWith("json") ? answer.body() : TextNode.valueOf(answer.raw());
    }

    private JsonSchema schema(Operation operation, Answer answer) {
        return schemas.computeIfAbsent(operation.name() + answer.status() + answer.mediaType(), _ -> {
            ObjectNode schema = resolved(operation.responses().path(Integer.toString(answer.status())))
                    .path("content")
                    .path(answer.mediaType())
                    .path("schema")
                    .deepCopy();
            schema.set("components", document.path("components"));
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isTextual()
                ? document.at(node.path("$ref").textValue().substring(1))
                : node;
    }

    /** Clients must bear a member that they do not know; a journey must not, or nobody would notice that it is not described. */
    private static void closeObjects(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            if (!object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(DocumentedAnswers::closeObjects);
    }

    private static JsonNode read() {
        try {
            return Json.read(Files.readAllBytes(TypeScriptClient.document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.heng.gateway.apidoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.heng.gateway.EchoUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Keeps {@code contracts/openapi.json}, the document that {@code GET /openapi} answers, current from the services' documents; a journey
 * holds that the running suite answers the same. What is generated from it (clients) and what checks it (linters) starts from this file.
 */
@QuarkusTest
@QuarkusTestResource(EchoUpstream.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedDocumentApiTest {
    private static final Path FILE = Path.of("contracts/openapi.json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String BATCHES = "post /api/budget/v1/hospitals/{hospital}/execution-batches";
    /** The answers that are no JSON document: a file, and a stream of rows. */
    private static final String NO_CONTENT = "204";

    private static final String FILE_CONTENT = "application/octet-stream";

    private static final Map<String, String> NO_DOCUMENTS = Map.of(
            "get /api/budget/v1/hospitals/{hospital}/executions/template",
            "text/csv",
            BATCHES,
            "application/x-ndjson",
            "get /api/budget/v1/hospitals/{hospital}/approvals/{approval}/attachments/{attachment}",
            FILE_CONTENT,
            "get /api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/attachments/{attachment}",
            FILE_CONTENT,
            "get /api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final String PROBLEM = "application/problem+json";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private JsonNode document;

    private record Operation(String name, JsonNode node) {}

    @BeforeEach
    void theFileIsWrittenAgain() throws IOException {
        if (document != null) {
            return;
        }
        document = new MergedOpenApi(JSON)
                .add(
                        JSON.readTree(
                                RestAssured.get("/openapi-gateway?format=json").asByteArray()),
                        MergedOpenApi.GATEWAY)
                .add(service("budget-service"), "Budget")
                .add(service("indicator-catalog-service"), "Catalogue")
                .add(service("evaluation-service"), "Evaluation")
                .document();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, JSON.writer(printer).writeValueAsString(document) + "\n");
    }

    private static JsonNode service(String name) throws IOException {
        return new YAMLMapper().readTree(Files.readString(Path.of("..", name, "contracts/openapi.yaml")));
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                        operations.add(new Operation(member.getKey() + " " + path.getKey(), member.getValue()))));
        return operations;
    }

    /** The parameters of an operation as they are declared, shared ones too. */
    private String parameters(JsonNode operation) {
        StringBuilder names = new StringBuilder();
        operation.path("parameters").forEach(parameter -> names.append(resolved(parameter)));
        return names.toString();
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isTextual()
                ? document.at(node.path("$ref").textValue().substring(1))
                : node;
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatItAnswers() {
        for (Operation operation : operations()) {
            JsonNode node = operation.node();
            assertFalse(node.path("summary").asText().isBlank(), operation.name());
            assertFalse(node.path("description").asText().isBlank(), operation.name());
            assertEquals(1, node.path("tags").size(), operation.name());
            node.path("responses").properties().forEach(response -> {
                String name = operation.name() + " " + response.getKey();
                JsonNode content = resolved(response.getValue()).path("content");
                String answered = NO_DOCUMENTS.getOrDefault(operation.name(), "application/json");
                boolean isAnswer =
                        response.getKey().startsWith("2") || operation.name().contains("/auth/token");
                String type = isAnswer ? answered : PROBLEM;
                if (response.getKey().equals(NO_CONTENT)) {
                    assertTrue(content.isMissingNode(), name);
                    return;
                }
                assertTrue(content.path(content.has(PROBLEM) ? PROBLEM : type).has("schema"), name);
            });
        }
    }

    @Test
    void everyRefusalNamesItsCodes() {
        for (Operation operation : operations()) {
            operation.node().path("responses").properties().stream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> {
                        String description = resolved(response.getValue())
                                .path("description")
                                .asText();
                        assertTrue(
                                description.matches("(?s).*([A-Z]{3,}|unsupported_grant_type|invalid_grant).*"),
                                operation.name() + " " + response.getKey() + ": " + description);
                    });
        }
    }

    @Test
    void everyPostTakesAnIdempotencyKeyAndEveryPutThatIsVersionedAnIfMatch() {
        for (Operation operation : operations()) {
            String parameters = parameters(operation.node());
            // its lines carry their own keys, and no answer of that size is kept
            boolean isStream = operation.name().equals(BATCHES);
            if (operation.name().startsWith("post /api/") && !operation.name().contains("/api/auth/") && !isStream) {
                assertTrue(parameters.contains("\"Idempotency-Key\""), operation.name());
                JsonNode answers = operation.node().path("responses");
                JsonNode headers =
                        answers.path(answers.has("200") ? "200" : "201").path("headers");
                assertTrue(headers.has("Idempotency-Replayed"), operation.name());
            }
            if (operation.name().startsWith("put ")) {
                assertTrue(parameters.contains("\"If-Match\""), operation.name());
                assertTrue(operation.node().at("/responses/200/headers").has("ETag"), operation.name());
                assertTrue(operation.node().path("responses").has("412"), operation.name());
            }
        }
    }

    @Test
    void everyListPagesByCursor() {
        for (Operation operation : operations()) {
            JsonNode answer = resolved(operation.node().at("/responses/200/content/application~1json/schema"));
            // a year has twelve months: one page
            if (answer.path("properties").has("next") && !operation.name().endsWith("/periods")) {
                String parameters = parameters(operation.node());
                assertTrue(parameters.contains("\"after\"") && parameters.contains("\"limit\""), operation.name());
                assertEquals(
                        "[\"string\",\"null\"]",
                        answer.at("/properties/next/type").toString(),
                        operation.name());
            }
        }
    }

    @Test
    void everyNumberIsAnExactDecimal() {
        Map<String, JsonNode> numbers = new LinkedHashMap<>();
        collectNumbers("", document.path("components"), numbers);
        assertFalse(numbers.isEmpty());
        numbers.forEach(
                (name, node) -> assertEquals("decimal", node.path("format").asText(), name));
    }

    private static void collectNumbers(String name, JsonNode node, Map<String, JsonNode> found) {
        String type = node.path("type").toString();
        if (node instanceof ObjectNode && type.contains("\"number\"")) {
            found.put(name, node);
        }
        node.properties().forEach(member -> collectNumbers(name + "/" + member.getKey(), member.getValue(), found));
        if (node.isArray()) {
            node.forEach(item -> collectNumbers(name, item, found));
        }
    }
}

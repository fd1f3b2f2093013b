package dev.heng.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published description: complete enough to write a client from it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OpenApiContractTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(RestAssured.get("/openapi?format=json").asString());
    }

    @Test
    void everyOperationHasAnIdASummaryAndItsRefusals() throws IOException {
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) {
                    continue;
                }
                String name = operation.getKey() + " " + path.getKey();
                JsonNode node = operation.getValue();
                assertTrue(ids.add(node.path("operationId").asText()), name);
                assertFalse(node.path("summary").asText().isEmpty(), name);
                assertTrue(node.get("responses").has("401"), name);
                assertTrue(
                        node.at("/responses/400/content/application~1problem+json/schema")
                                .has("$ref"),
                        name);
                assertTrue(node.get("responses").has("200"), name);
            }
        }
        assertEquals(16, ids.size(), ids::toString);
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode document = document();
        document.findValuesAsText("$ref")
                .forEach(reference ->
                        assertFalse(document.at(reference.substring(1)).isMissingNode(), reference));
    }

    @Test
    void membersHaveTheNamesOfTheContract() throws IOException {
        JsonNode schemas = document().at("/components/schemas");
        assertTrue(schemas.at("/SchemeItemRequest/properties").has("class"));
        assertFalse(schemas.at("/SchemeItemRequest/properties").has("itemClass"));
        assertTrue(schemas.at("/FormulaProblem/properties").has("messageZh"));
        assertTrue(schemas.at("/ProblemDocument/properties").has("violations"));
        assertFalse(schemas.at("/GradeBand/properties").has("empty"));
    }
}

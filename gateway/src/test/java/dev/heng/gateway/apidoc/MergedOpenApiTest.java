package dev.heng.gateway.apidoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MergedOpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SERVICE = """
            {"openapi":"3.1.0","tags":[{"name":"T"}],"paths":{"/api/%1$s/v1/things":{"get":{"operationId":"listThings",
            "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
            "components":{"schemas":{"Page":{"type":"object","description":"%1$s","properties":{"unit":{"$ref":"#/components/schemas/Unit"}}},
            "Unit":{"type":"string"},"Unused":{"type":"string","description":"%1$s"}},"securitySchemes":{"x":{}}}}
            """;

    private static JsonNode service(String name) throws JsonProcessingException {
        return MAPPER.readTree(SERVICE.formatted(name));
    }

    @Test
    void componentsOfTheSameNameStayApart() throws JsonProcessingException {
        JsonNode merged = new MergedOpenApi(MAPPER)
                .add(service("a"), "A")
                .add(service("b"), "B")
                .document();
        assertEquals(
                "#/components/schemas/BPage",
                merged.at("/paths/~1api~1b~1v1~1things/get/responses/200/content/application~1json/schema/$ref")
                        .asText());
        assertFalse(merged.at("/components/schemas/APage").isMissingNode());
        assertFalse(merged.at("/components/schemas/BPage").isMissingNode());
    }

    @Test
    void whatEveryServiceDefinesAlikeStandsOnceAndWhatNobodyUsesNowhere() throws JsonProcessingException {
        JsonNode schemas = new MergedOpenApi(MAPPER)
                .add(service("a"), "A")
                .add(service("b"), "B")
                .document()
                .at("/components/schemas");
        assertEquals(
                Set.of("APage", "BPage", "Unit"),
                schemas.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertEquals(
                "#/components/schemas/Unit",
                schemas.at("/BPage/properties/unit/$ref").asText());
    }

    @Test
    void anAlikeDefinitionThatLeadsToDifferentOnesStaysApart() throws JsonProcessingException {
        String text = """
                {"paths":{"/%1$s":{"get":{"operationId":"%1$s","responses":{"200":{"content":{"application/json":{"schema":
                {"$ref":"#/components/schemas/Outer"}}}}}}}},"components":{"schemas":{"Outer":{"items":{"$ref":"#/components/schemas/Inner"}},
                "Inner":{"type":"string","description":"%1$s"}}}}""";
        JsonNode schemas = new MergedOpenApi(MAPPER)
                .add(MAPPER.readTree(text.formatted("a")), "A")
                .add(MAPPER.readTree(text.formatted("b")), "B")
                .document()
                .at("/components/schemas");
        assertEquals(
                "#/components/schemas/BInner", schemas.at("/BOuter/items/$ref").asText());
        assertFalse(schemas.has("Outer"));
    }

    @Test
    void anOperationWithoutSecurityInItsServiceNeedsNoToken() throws JsonProcessingException {
        JsonNode open = service("a");
        JsonNode closed = service("b").deepCopy();
        ((ObjectNode) closed.at("/paths/~1api~1b~1v1~1things/get"))
                .putArray("security")
                .addObject()
                .putArray("x");
        JsonNode merged =
                new MergedOpenApi(MAPPER).add(open, "A").add(closed, "B").document();
        assertEquals("[]", merged.at("/paths/~1api~1a~1v1~1things/get/security").toString());
        assertTrue(merged.at("/paths/~1api~1b~1v1~1things/get/security").isMissingNode());
        assertEquals("[{\"bearer\":[]}]", merged.path("security").toString());
    }

    @Test
    void operationIdsStayUniqueAndOneSecuritySchemeRemains() throws JsonProcessingException {
        JsonNode merged = new MergedOpenApi(MAPPER)
                .add(service("a"), "A")
                .add(service("b"), "B")
                .document();
        assertEquals(
                "listThings",
                merged.at("/paths/~1api~1a~1v1~1things/get/operationId").asText());
        assertEquals(
                "b_listThings",
                merged.at("/paths/~1api~1b~1v1~1things/get/operationId").asText());
        assertEquals(1, merged.at("/components/securitySchemes").size());
    }
}

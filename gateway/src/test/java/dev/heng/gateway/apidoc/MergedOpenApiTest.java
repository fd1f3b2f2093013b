package dev.heng.gateway.apidoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MergedOpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SERVICE = """
            {"openapi":"3.1.0","tags":[{"name":"T"}],"paths":{"/api/%1$s/v1/things":{"get":{"operationId":"listThings",
            "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
            "components":{"schemas":{"Page":{"type":"object"}},"securitySchemes":{"x":{}}}}
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

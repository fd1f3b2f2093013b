package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who has only the address finds one document of the whole suite, and no operation without a token. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedDocumentJourney {
    private static final Set<String> WITHOUT_TOKEN = Set.of("/api/auth/token", "/api/auth/jwks");

    private Client nobody;
    private JsonNode document;

    @BeforeAll
    void theDocumentIsRead(RunningSuite suite) {
        nobody = suite.asNobody();
        document = nobody.get("/openapi").ok().body();
    }

    @Test
    void itIsOneDocumentOfOpenApi31UnderBothAddresses() {
        assertTrue(document.path("openapi").asText().startsWith("3.1"), document.path("openapi")::toString);
        assertEquals(document, nobody.get("/openapi.json").ok().body());
    }

    @Test
    void theOperationsOfEveryServiceAreThere() {
        for (String path : List.of(
                "/api/auth/token",
                "/api/auth/me",
                "/api/budget/v1/charts/{chart}",
                "/api/budget/v1/hospitals/{hospital}",
                "/api/budget/v1/hospitals/{hospital}/centres/{centre}",
                "/api/budget/v1/hospitals/{hospital}/budgets/{year}/opening",
                "/api/budget/v1/hospitals/{hospital}/executions",
                "/api/budget/v1/hospitals/{hospital}/figures",
                "/api/budget/v1/hospitals/{hospital}/entries",
                "/api/budget/v1/hospitals/{hospital}/suspense",
                "/api/budget/v1/hospitals/{hospital}/suspense/{id}/replays",
                "/api/budget/v1/hospitals/{hospital}/integrity",
                "/api/catalog/v1/indicators/{code}",
                "/api/catalog/v1/formulas/check",
                "/api/catalog/v1/schemes/{scheme}",
                "/api/catalog/v1/schemes/{scheme}/versions",
                "/api/catalog/v1/schemes/{scheme}/versions/{version}",
                "/api/catalog/v1/grade-scales/{code}",
                "/api/evaluation/v1/hospitals/{hospital}/adoptions/{year}",
                "/api/evaluation/v1/hospitals/{hospital}/inputs",
                "/api/evaluation/v1/hospitals/{hospital}/inputs/{centre}/{period}/{indicator}",
                "/api/evaluation/v1/hospitals/{hospital}/scorecards",
                "/api/evaluation/v1/hospitals/{hospital}/scorecards/{centre}/{period}",
                "/api/evaluation/v1/hospitals/{hospital}/scorecards/{centre}/{period}/items/{indicator}/explanation")) {
            assertFalse(document.path("paths").path(path).isMissingNode(), path);
        }
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations()) {
            String id = operation.definition().path("operationId").asText();
            assertFalse(id.isEmpty(), operation.path());
            assertTrue(ids.add(id), id);
        }
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = new ArrayList<>();
        collectReferences(document, references);
        assertFalse(references.isEmpty());
        for (String reference : references) {
            assertTrue(reference.startsWith("#/"), reference);
            assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void everyPathParameterIsDeclared() {
        for (Operation operation : operations()) {
            String declared = operation.definition().path("parameters").toString()
                    + document.path("paths").path(operation.path()).path("parameters");
            for (String part : operation.path().split("/")) {
                if (part.startsWith("{")) {
                    String name = part.substring(1, part.length() - 1);
                    assertTrue(declared.contains("\"name\":\"" + name + "\""), operation.path() + " " + declared);
                }
            }
        }
    }

    @Test
    void thePageAndTheReadinessNeedNoToken() {
        Answer page = nobody.get("/docs/").ok();
        assertEquals("text/html", page.mediaType());
        // a journey before this one may have killed a part that is just coming back
        Wait.upTo(Duration.ofSeconds(60))
                .until(() -> nobody.get("/health/ready").status(), status -> status == 200);
        assertEquals(200, nobody.get("/health/live").status());
    }

    @Test
    void noOperationAnswersWithoutAToken() {
        List<Operation> operations = operations().stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .filter(operation -> !WITHOUT_TOKEN.contains(operation.path()))
                .toList();
        assertTrue(operations.size() > 20, "the document tells of " + operations.size() + " operations");
        for (Operation operation : operations) {
            String path = operation.path().replace("{hospital}", "x-hospital").replaceAll("\\{[^}]+}", "2025");
            nobody.send(operation.method(), path, "{}", "application/json").refused(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void whatIsNotThereIsSaidInAProblemDocument() {
        nobody.get("/api/nothing/v1/here").refused(404, "NOT_FOUND");
    }

    private List<Operation> operations() {
        return Operation.of(document);
    }

    private static void collectReferences(JsonNode node, List<String> found) {
        if (node.path("$ref").isTextual()) {
            found.add(node.path("$ref").asText());
        }
        node.forEach(child -> collectReferences(child, found));
    }
}

package dev.heng.catalog;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class AccessApiTest {
    private static final String UNKNOWN = "unheard-of";
    private static final List<String> MAY_NOT_WRITE =
            List.of("connector", "budget-officer", "owner-department", "committee", "evaluator", "auditor", UNKNOWN);

    private static final String INDICATOR = """
            {"name": "x", "perspective": "CUSTOMER", "direction": "HIGHER"}""";

    @Test
    void nothingIsAnsweredWithoutAToken() {
        for (String path : List.of("/indicators", "/indicators/F01", "/schemes", "/grade-scales", "/charts")) {
            RestAssured.get(Catalogue.BASE + path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
        RestAssured.given()
                .contentType("application/json")
                .body(INDICATOR)
                .put(Catalogue.BASE + "/indicators/AC1")
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin() + "x")
                .get(Catalogue.BASE + "/indicators")
                .then()
                .statusCode(401);
    }

    @Test
    void onlyTheBudgetOfficeAndTheAdministratorWrite() {
        for (String role : MAY_NOT_WRITE) {
            String token = Tokens.of("u", role);
            Catalogue.put(token, "/indicators/AC2", INDICATOR)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN_ROLE"));
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body("{}")
                    .post(Catalogue.BASE + "/schemes/hospital-article/versions")
                    .then()
                    .statusCode(403);
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .get(Catalogue.BASE + "/indicators")
                    .then()
                    .statusCode(role.equals(UNKNOWN) ? 403 : 200);
        }
        Catalogue.put(Tokens.of("office", "budget-office"), "/indicators/AC3", INDICATOR)
                .then()
                .statusCode(201);
        Catalogue.get("/indicators/AC2").then().statusCode(404);
    }

    @Test
    void healthAndOpenApiAreOpen() {
        RestAssured.get("/openapi").then().statusCode(200);
        RestAssured.get("/health/live").then().statusCode(200);
    }

    @Test
    void everyAnswerCarriesTheCorrelationId() {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .header("X-Correlation-Id", "abc-1")
                .get(Catalogue.BASE + "/indicators/NOT_THERE")
                .then()
                .statusCode(404)
                .header("X-Correlation-Id", equalTo("abc-1"))
                .body("correlationId", equalTo("abc-1"));
        Catalogue.get("/indicators/NOT_THERE").then().header("X-Correlation-Id", notNullValue());
    }
}

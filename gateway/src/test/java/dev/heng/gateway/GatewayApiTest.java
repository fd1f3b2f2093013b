package dev.heng.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EchoUpstream.class)
class GatewayApiTest {
    private static String token(String user) {
        return given().formParam("grant_type", "password")
                .formParam("username", user)
                .formParam("password", user + "-demo")
                .post("/api/auth/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .extract()
                .path("access_token");
    }

    @Test
    void aDemoAccountIsToldWhomItServes() {
        given().auth()
                .oauth2(token("officer"))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("user", equalTo("officer"))
                .body("roles", hasItem("budget-officer"))
                .body("hospitals", hasItem("x-hospital"))
                .body("centres", hasItem("C-CARD"));
    }

    @Test
    void theConnectorSignsInAsAClientAndNotAsAPerson() {
        given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "his")
                .formParam("client_secret", "his-demo")
                .post("/api/auth/token")
                .then()
                .statusCode(200);
        given().formParam("grant_type", "password")
                .formParam("username", "his")
                .formParam("password", "his-demo")
                .post("/api/auth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void aWrongPasswordAndAnUnknownGrantAreRefused() {
        given().formParam("grant_type", "password")
                .formParam("username", "admin")
                .formParam("password", "guess")
                .post("/api/auth/token")
                .then()
                .statusCode(401);
        given().formParam("grant_type", "implicit")
                .post("/api/auth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
    }

    @Test
    void theKeySetHoldsNoPrivatePart() {
        given().get("/api/auth/jwks")
                .then()
                .statusCode(200)
                .body("keys[0].kty", equalTo("RSA"))
                .body("keys[0]", not(containsString("\"d\"")));
    }

    @Test
    void aRequestWithoutOrWithAForgedTokenStopsAtTheDoor() {
        given().get("/api/budget/v1/hospitals").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        String[] parts = token("officer").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("budget-officer", "admin");
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
        given().auth().oauth2(forged).get("/api/budget/v1/hospitals").then().statusCode(401);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        given().auth()
                .oauth2(none + "." + parts[1] + ".")
                .get("/api/budget/v1/x")
                .then()
                .statusCode(401);
    }

    @Test
    void pathQueryAndCorrelationIdReachTheServiceUnchanged() {
        given().auth()
                .oauth2(token("office"))
                .header("X-Correlation-Id", "his-42")
                .urlEncodingEnabled(false)
                .get("/api/budget/v1/a%2Fb?x=1&y=%E8%A1%A1")
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", "his-42")
                .body("path", equalTo("/api/budget/v1/a%2Fb?x=1&y=%E8%A1%A1"))
                .body("correlation", equalTo("his-42"));
    }

    @Test
    void aServiceThatCannotBeReachedIsAProblemDocument() {
        given().auth()
                .oauth2(token("office"))
                .get("/api/catalog/v1/indicators")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("code", equalTo("SERVICE_UNREACHABLE"));
    }

    @Test
    void aServiceThatKeepsSilentIsAProblemDocument() {
        given().auth()
                .oauth2(token("office"))
                .get("/api/evaluation/v1/silent")
                .then()
                .statusCode(504)
                .body("code", equalTo("SERVICE_TIMEOUT"));
    }

    @Test
    void aServiceThatDoesNotEvenSayThatItLivesIsToldBeforeTheTimeForAnAnswerIsOver() {
        EchoUpstream.LIFELESS.set(true);
        try {
            given().auth()
                    .oauth2(token("office"))
                    .get("/api/evaluation/v1/anything")
                    .then()
                    .statusCode(504)
                    .contentType("application/problem+json")
                    .body("code", equalTo("SERVICE_TIMEOUT"))
                    .body("detail", equalTo("evaluation-service does not answer at present."));
        } finally {
            EchoUpstream.LIFELESS.set(false);
            // the same server plays both services
            awaitAnswer("/api/evaluation/v1/again");
            awaitAnswer("/api/budget/v1/again");
        }
    }

    private static void awaitAnswer(String path) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (given().auth().oauth2(token("office")).get(path).statusCode() != 200) {
            assertTrue(System.nanoTime() < until, "a service that lives again is not asked again");
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherAnnouncedOrNot() throws IOException, InterruptedException {
        byte[] body = new byte[1_000_001];
        given().auth()
                .oauth2(token("office"))
                .body(body)
                .post("/api/budget/v1/x")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        int wholeBefore = EchoUpstream.WHOLE.get();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/budget/v1/x"))
                                .header("Authorization", "Bearer " + token("office"))
                                .timeout(java.time.Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(413, answer.statusCode());
        assertEquals(wholeBefore, EchoUpstream.WHOLE.get(), "a half body must not look whole behind the gateway");
    }

    @Test
    void aStreamedBodyWithinTheLimitArrivesWhole() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/budget/v1/x"))
                                .header("Authorization", "Bearer " + token("office"))
                                .timeout(java.time.Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[1_000_000])))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(true, answer.body().contains("\"bytes\":1000000"), answer.body());
    }

    @Test
    void measuresAreShownToWhoHasAToken() {
        given().get("/metrics").then().statusCode(401);
        given().auth()
                .oauth2(token("office"))
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("heng_refusals_total"));
    }

    @Test
    void anUnknownPathIsAProblemDocument() {
        given().get("/api/nowhere").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void readinessNamesTheServiceThatIsDown() {
        given().get("/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'services' }.data.indicator-catalog-service", equalTo("DOWN"));
        given().get("/health/live").then().statusCode(200);
    }
}

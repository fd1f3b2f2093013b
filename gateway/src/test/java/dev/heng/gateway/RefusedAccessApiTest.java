package dev.heng.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway refuses itself stands in the log, one line each. */
@QuarkusTest
@QuarkusTestResource(EchoUpstream.class)
class RefusedAccessApiTest {
    private static final Logger AUDIT = Logger.getLogger("audit");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // every line is here at once
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    @BeforeEach
    void listen() {
        AUDIT.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        AUDIT.removeHandler(listener);
    }

    @Test
    void aRequestWithoutAValidTokenIsLogged() {
        given().header("X-Correlation-Id", "refused-1")
                .header("Authorization", "Bearer a.secret.token")
                .post("/api/budget/v1/hospitals/h/executions?password=hidden")
                .then()
                .statusCode(401);
        assertEquals(
                List.of("outcome=REFUSED status=401 code=UNAUTHENTICATED method=POST"
                        + " target=/api/budget/v1/hospitals/h/executions remote=127.0.0.1 correlation=refused-1"),
                lines);
        given().get("/api/auth/me").then().statusCode(401);
        assertTrue(lines.getLast().contains("target=/api/auth/me"), lines.toString());
    }

    @Test
    void aWrongPasswordIsLoggedWithoutIt() {
        given().formParam("grant_type", "password")
                .formParam("username", "office")
                .formParam("password", "guessed")
                .post("/api/auth/token")
                .then()
                .statusCode(401);
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("status=401 code=invalid_grant method=POST target=/api/auth/token"));
        assertFalse(lines.getFirst().contains("guessed"));
    }

    @Test
    void theServiceLearnsWhenceARequestCame() {
        String token = given().formParam("grant_type", "password")
                .formParam("username", "office")
                .formParam("password", "office-demo")
                .post("/api/auth/token")
                .path("access_token");
        given().auth().oauth2(token).get("/api/budget/v1/x").then().body("forwardedFor", equalTo("127.0.0.1"));
        given().auth()
                .oauth2(token)
                .header("X-Forwarded-For", "10.0.0.9")
                .get("/api/budget/v1/x")
                .then()
                .body("forwardedFor", equalTo("10.0.0.9, 127.0.0.1"));
        assertEquals(List.of(), lines);
    }
}

package dev.heng.evaluation.suite;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The {@code Idempotency-Key} of the contract, on the bulk of inputs. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class IdempotencyApiTest {
    private static final String ITEM = """
            {"items": [{"centre": "H", "period": "2025-Q1", "indicator": "C01", "rating": %s}]}""";

    private static ValidatableResponse enter(String hospital, String key, String rating) {
        return Api.raw(Tokens.of("evaluator"))
                .header("Idempotency-Key", key)
                .body(ITEM.formatted(rating))
                .post(Api.path(hospital + "/inputs"))
                .then();
    }

    @Test
    void aReplayIsAnsweredAsTheFirstTime() {
        enter("idem-a", "k", "92")
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("changed", equalTo(1));
        enter("idem-a", "k", "92")
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("changed", equalTo(1));
        enter("idem-a", "other", "92").statusCode(200).body("changed", equalTo(0));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        enter("idem-b", "k", "92").statusCode(200);
        enter("idem-b", "k", "93").statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }
}

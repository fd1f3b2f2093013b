package dev.heng.catalog;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IdempotencyApiTest {
    private static Response publish(String scheme, String key, String body) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(Catalogue.BASE + "/schemes/" + scheme + "/versions");
    }

    @Test
    void aReplayIsAnsweredAsTheFirstTime() {
        Catalogue.learnChart("idem", 1, "REV INCOME FLOW MONEY");
        Catalogue.computed("IDEM", "HIGHER", "REV");
        Catalogue.put("/schemes/idem", """
                {"name": "x", "centreType": "COST", "chart": "idem", "classes": {"BASIC": 100},
                 "items": [{"indicator": "IDEM", "class": "BASIC", "weight": 1}]}""");
        publish("idem", "k-1", "{}").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        publish("idem", "k-1", "{}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("version", equalTo(1));
        publish("idem", "k-2", "{}").then().statusCode(200).header("Idempotency-Replayed", nullValue());
        publish("idem", "k-1", "{ }").then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void anUnsignedRequestLeavesNoKey() {
        RestAssured.given()
                .header("Idempotency-Key", "k-3")
                .post(Catalogue.BASE + "/schemes/idem/versions")
                .then()
                .statusCode(401);
    }
}

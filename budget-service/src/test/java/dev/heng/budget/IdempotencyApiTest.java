package dev.heng.budget;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The {@code Idempotency-Key} of the contract, on the posts of this service. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class IdempotencyApiTest {
    private static final String LINE = """
            {"source": "his", "batch": "b", "lines":
             [{"id": "%s", "centre": "H", "subject": "REV_MED", "date": "2026-03-01", "amount": %s}]}""";

    private static Response post(String hospital, String key, String body) {
        return Api.as("connector")
                .header("Idempotency-Key", key)
                .body(body)
                .post(Api.ROOT + "/hospitals/" + hospital + "/executions");
    }

    private static ValidatableResponse executed(String hospital) {
        return Api.get("auditor", "/hospitals/" + hospital + "/figures?year=2026&subject=REV_MED")
                .statusCode(200);
    }

    @Test
    void aReplayIsAnsweredAsTheFirstTimeAndCountsNothingTwice() {
        String hospital = Api.hospital();
        String body = LINE.formatted("1", "10.25");
        String sequence = post(hospital, "k-1", body)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("recorded", equalTo(1))
                .extract()
                .header("Ledger-Sequence");
        post(hospital, "k-1", body)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Ledger-Sequence", equalTo(sequence))
                .body("recorded", equalTo(1));
        post(hospital, "k-2", body).then().body("recorded", equalTo(0)).body("replayed", equalTo(1));
        executed(hospital).body("items[0].executed", equalTo(10.25f));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndStoresNothing() {
        String hospital = Api.hospital();
        post(hospital, "k", LINE.formatted("1", "1")).then().statusCode(200);
        post(hospital, "k", LINE.formatted("2", "1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        executed(hospital).body("items[0].executed", equalTo(1));
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String hospital = Api.hospital();
        post(hospital, "k", LINE.formatted("1", "1e3")).then().statusCode(400);
        post(hospital, "k", LINE.formatted("1", "1000")).then().statusCode(200).body("recorded", equalTo(1));
    }

    @Test
    void aKeyOfAnotherFormIsRefused() {
        String hospital = Api.hospital();
        post(hospital, "k".repeat(256), LINE.formatted("1", "1"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("INVALID_FORMAT"));
    }

    @Test
    void requestsUnderOneKeyAtOnceAreAnsweredAlike() throws InterruptedException, ExecutionException {
        String hospital = Api.hospital();
        String body = LINE.formatted("1", "5");
        Set<String> answers = new HashSet<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Response>> posted = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                posted.add(clients.submit(() -> post(hospital, "same", body)));
            }
            for (Future<Response> response : posted) {
                response.get().then().statusCode(200).header("Ledger-Sequence", notNullValue());
                answers.add(response.get().asString() + response.get().header("Ledger-Sequence"));
            }
        }
        assertEquals(1, answers.size(), answers.toString());
        executed(hospital).body("items[0].executed", equalTo(5));
    }
}

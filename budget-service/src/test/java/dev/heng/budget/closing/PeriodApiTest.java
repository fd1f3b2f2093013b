package dev.heng.budget.closing;

import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class PeriodApiTest {
    @Test
    void everyMonthIsOpenUntilItIsClosed() {
        String periods = "/hospitals/" + hospital() + "/periods";
        get("evaluator", periods + "/2026-03")
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("OPEN"));
        put("budget-office", periods + "/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("changedBy", equalTo("budget-office"));
        put("budget-office", periods + "/2026-03", "{\"state\": \"CLOSED\"}").header("ETag", "\"1\"");
        get("evaluator", periods + "?year=2026")
                .body("items", hasSize(12))
                .body("items[2].state", equalTo("CLOSED"))
                .body("items[3].state", equalTo("OPEN"));
    }

    @Test
    void aClosedMonthIsOpenedAgainForAReasonOnly() {
        String month = "/hospitals/" + hospital() + "/periods/2026-03";
        put("budget-office", month, "{\"state\": \"OPEN\"}").statusCode(200).header("ETag", "\"0\"");
        put("budget-office", month, "{\"state\": \"CLOSED\"}").statusCode(200);
        put("budget-office", month, "{\"state\": \"OPEN\", \"reason\": \" \"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        put("budget-office", month, "{\"state\": \"OPEN\", \"reason\": \"晚到的发票\"}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("reason", equalTo("晚到的发票"));
    }

    @Test
    void onlyTheBudgetOfficeClosesAndOnlyWhatExists() {
        String hospital = hospital();
        put("connector", "/hospitals/" + hospital + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(403);
        put("budget-office", "/hospitals/" + fresh("h") + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(404);
        put("budget-office", "/hospitals/" + hospital + "/periods/2026-13", "{\"state\": \"CLOSED\"}")
                .statusCode(400);
        put("budget-office", "/hospitals/" + hospital + "/periods/0001-01", "{\"state\": \"CLOSED\"}")
                .statusCode(400);
    }
}

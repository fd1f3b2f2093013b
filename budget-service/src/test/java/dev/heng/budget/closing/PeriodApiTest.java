package dev.heng.budget.closing;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.heng.budget.Api;
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

    @Test
    void aMonthIsClosedSoftlyThenWhollyAndOpenedAgainForAReason() {
        String month = "/hospitals/" + hospital() + "/periods/2026-03";
        put("budget-office", month, "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(200)
                .body("state", equalTo("SOFT_CLOSED"));
        put("budget-office", month, "{\"state\": \"CLOSED\"}").statusCode(200);
        put("budget-office", month, "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        put("budget-office", month, "{\"state\": \"SOFT_CLOSED\", \"reason\": \"补录\"}")
                .statusCode(200)
                .body("version", equalTo(3));
        put("budget-office", month, "{\"state\": \"OPEN\"}").statusCode(400);
    }

    @Test
    void linesOfASourceWaitWhileTheOfficePostsAndReplays() {
        String hospital = "/hospitals/" + hospital();
        put("budget-office", hospital + "/periods/2026-03", "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(200);
        post("connector", hospital + "/executions", execution("1"))
                .statusCode(200)
                .body("lines[0].code", equalTo("PERIOD_SOFT_CLOSED"));
        post("budget-office", hospital + "/executions", execution("2")).body("recorded", equalTo(1));
        int id = get("budget-office", hospital + "/suspense").extract().path("items[0].id");
        post("connector", hospital + "/suspense/" + id + "/replays", "").body("status", equalTo("SUSPENDED"));
        post("budget-office", hospital + "/suspense/" + id + "/replays", "").body("status", equalTo("RECORDED"));
    }

    @Test
    void theHospitalChoosesWhatBecomesOfLatePostings() {
        String hospital = "/hospitals/" + hospital();
        get("evaluator", hospital + "/closing-policy")
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("latePostings", equalTo("SUSPEND"))
                .body("checklist", equalTo("ADVISE"));
        String late = "{\"latePostings\": \"NEXT_OPEN_MONTH\", \"checklist\": \"ADVISE\"}";
        put("connector", hospital + "/closing-policy", late).statusCode(403);
        as("budget-office")
                .header("If-Match", "\"3\"")
                .body(late)
                .put(Api.ROOT + hospital + "/closing-policy")
                .then()
                .statusCode(412);
        put("budget-office", hospital + "/closing-policy", late)
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("changedBy", equalTo("budget-office"));
        put("budget-office", hospital + "/closing-policy", late).header("ETag", "\"1\"");
        put("budget-office", hospital + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        post("connector", hospital + "/executions", execution("1"))
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("warnings[0].code", equalTo("LATE_POSTING"))
                .body("warnings[0].month", equalTo("2026-04"));
    }

    @Test
    void aChecklistSaysWhatIsLeftAndCanBeEnforced() {
        String hospital = "/hospitals/" + hospital();
        put(
                        "budget-office",
                        hospital + "/closing-policy",
                        "{\"latePostings\": \"SUSPEND\", \"checklist\": \"ENFORCE\"}")
                .statusCode(200);
        post("connector", hospital + "/executions", execution("1").replace("\"H\"", "\"NOBODY\""))
                .body("suspended", equalTo(1));
        put(
                        "connector",
                        hospital + "/reservations/erp/PO-1",
                        "{\"lines\": [{\"line\": \"1\", \"centre\": \"H\", \"subject\": \"EXP_MED\", \"month\": \"2026-02\", \"amount\": 12.5}]}")
                .statusCode(201);
        get("auditor", hospital + "/periods/2026-03/checklist")
                .statusCode(200)
                .body("done", equalTo(false))
                .body(
                        "items.item",
                        contains("SUSPENSE_EMPTY", "EARLIER_MONTHS_CLOSED", "RESERVATIONS_REVIEWED", "RECONCILED"))
                .body("items.open", contains(1, 2, 0, 0));
        put("budget-office", hospital + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(409)
                .body("code", equalTo("CHECKLIST_OPEN"))
                .body("detail", equalTo("Before 2026-03 is closed: SUSPENSE_EMPTY (1), EARLIER_MONTHS_CLOSED (2)."));
        put("budget-office", hospital + "/periods/2026-03", "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(200);
        put("budget-office", hospital + "/periods/2026-01", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        get("auditor", hospital + "/periods/2026-02/checklist").body("items[2].amount", equalTo(12.5f));
        put("budget-office", hospital + "/periods/2026-02", "{\"state\": \"CLOSED\"}")
                .statusCode(409)
                .body("detail", equalTo("Before 2026-02 is closed: RESERVATIONS_REVIEWED (1)."));
        put("budget-office", hospital + "/periods/2026-02", "{\"state\": \"CLOSED\", \"reservationsReviewed\": true}")
                .statusCode(200)
                .body("reservationsReviewed", equalTo(true));
        get("auditor", "/hospitals/" + fresh("h") + "/periods/2026-02/checklist")
                .statusCode(404);
    }

    private static String execution(String id) {
        return """
                {"source": "his", "batch": "b", "lines": [
                    {"id": "%s", "centre": "H", "subject": "EXP_MED", "date": "2026-03-31", "amount": 1}]}
                """.formatted(id);
    }
}

package dev.heng.budget.analysis;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rounds of a proposal side by side, line by line, beside the year before. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProposalComparisonApiTest {
    private String hospital;
    private String root;
    private String ward;

    @BeforeEach
    void aCentreThatPlannedBefore() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
        ward = root + "/proposals/2027/WARD";
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [{"centre": "WARD", "subject": "EXP_MED_TRAVEL", "month": "2026-03", "amount": 60},
                           {"centre": "WARD", "subject": "EXP_MED_TRAVEL", "month": "2026-04", "amount": 40},
                           {"centre": "WARD", "subject": "STAFF", "month": "2026-11", "amount": 9},
                           {"centre": "WARD", "subject": "STAFF", "month": "2026-12", "amount": 10}]}""").statusCode(200);
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "1", "centre": "WARD", "subject": "EXP_MED_TRAVEL", "date": "2026-03-31", "amount": 80},
                {"id": "2", "centre": "WARD", "subject": "EXP_MED_MEET", "date": "2026-05-31", "amount": 3}]}""").statusCode(200);
        put("budget-office", root + "/cycles/2027", "{}").statusCode(201);
        move("FIRST_UP");
    }

    private void move(String phase) {
        post("budget-office", root + "/cycles/2027/phases", "{\"phase\": \"" + phase + "\"}");
    }

    private void write(String name, String line) {
        with(Tokens.named(name, "budget-office"))
                .body("{\"lines\": [" + line + "]}")
                .post(Api.ROOT + ward + "/lines")
                .then()
                .statusCode(200);
    }

    private void submit() {
        post("budget-officer", ward + "/submissions", "{}").statusCode(201);
    }

    @Test
    void everyLineShowsItsValuesAndWhoGaveThemAndWhy() {
        write("li", """
                {"subject": "EXP_MED_TRAVEL", "amount": 120.5, "justification": "两次年会"}""");
        write("li", "{\"subject\": \"STAFF\", \"amount\": 12}");
        submit();
        move("FIRST_DOWN");
        move("SECOND_UP");
        write("wang", """
                {"subject": "EXP_MED_TRAVEL", "amount": 110, "version": 1, "justification": "两次年会", "reason": "按控制数"}""");
        submit();
        get("auditor", ward + "/comparison")
                .statusCode(200)
                .body("items.subject", contains("EXP_MED_MEET", "EXP_MED_TRAVEL", "STAFF"))
                .body("items[0].lastExecuted", equalTo(3))
                .body("items[0].lastBudget", nullValue())
                .body("items[0].firstUp", nullValue())
                .body("items[1].lastBudget", equalTo(100))
                .body("items[1].lastExecuted", equalTo(80))
                .body("items[1].firstUp.amount", equalTo(120.5f))
                .body("items[1].firstUp.changedBy", equalTo("li"))
                .body("items[1].firstUp.changedAt", notNullValue())
                .body("items[1].firstUp.why", equalTo("两次年会"))
                .body("items[1].secondUp.amount", equalTo(110))
                .body("items[1].secondUp.changedBy", equalTo("wang"))
                .body("items[1].secondUp.why", equalTo("按控制数"))
                .body("items[1].draft.amount", equalTo(110))
                .body("items[1].change", equalTo(-10.5f))
                .body("items[1].growth", equalTo(10))
                .body("items[1].growthOnExecuted", equalTo(30))
                .body("items[2].nature", equalTo("STOCK"))
                .body("items[2].lastBudget", equalTo(10))
                .body("items[2].firstUp.amount", equalTo(12))
                .body("items[2].secondUp.amount", equalTo(12));
        get("auditor", ward + "/comparison?changed=true").body("items.subject", contains("EXP_MED_TRAVEL"));
        get("auditor", ward + "/comparison?subject=STAFF").body("items", hasSize(1));
        get("auditor", ward + "/comparison?limit=2").body("items", hasSize(2)).body("next", notNullValue());
        get("auditor", ward + "/comparison?changed=perhaps").statusCode(400);
    }

    @Test
    void aLineThatCameInALaterRoundHasChanged() {
        write("li", "{\"subject\": \"STAFF\", \"amount\": 12}");
        submit();
        get("auditor", ward + "/comparison?changed=true").body("items", hasSize(0));
        move("FIRST_DOWN");
        move("SECOND_UP");
        write("li", "{\"subject\": \"EXP_MED_TRAIN\", \"amount\": 5}");
        submit();
        get("auditor", ward + "/comparison?changed=true")
                .body("items.subject", contains("EXP_MED_TRAIN"))
                .body("items[0].firstUp", nullValue());
    }

    @Test
    void whatIsApprovedStandsBesideWhatWasProposed() {
        write("li", """
                {"subject": "REV_OP_EXAM", "amount": 12000}, {"subject": "EXP_MED_RISK", "amount": 24},
                {"subject": "EXP_MED_TRAVEL", "amount": 110}""");
        move("FIRST_DOWN");
        move("SECOND_UP");
        submit();
        move("SECOND_DOWN");
        String version = root + "/budgets/2027/versions/1";
        post("budget-office", root + "/budgets/2027/versions", """
                {"allowMissing": true, "lines": [{"centre": "WARD", "subject": "EXP_MED_TRAVEL", "amount": 90, "reason": "压缩差旅"}]}""").statusCode(201);
        get("auditor", ward + "/comparison?subject=EXP_MED_TRAVEL").body("items[0].approved", nullValue());
        post("budget-office", version + "/submissions", "{}").statusCode(200);
        int approval = get("auditor", version).extract().path("approval");
        post("committee", root + "/approvals/" + approval + "/decisions", """
                {"decision": "APPROVE", "opinion": "通过"}""").statusCode(201);
        get("auditor", ward + "/comparison?changed=true")
                .body("items.subject", contains("EXP_MED_TRAVEL"))
                .body("items[0].secondUp.amount", equalTo(110))
                .body("items[0].approved.amount", equalTo(90))
                .body("items[0].approved.changedBy", equalTo("budget-office"))
                .body("items[0].approved.why", equalTo("压缩差旅"))
                .body("items[0].decided", equalTo(-20))
                .body("items[0].growth", equalTo(-10));
    }

    @Test
    void whoDoesNotSeeTheCentreDoesNotCompareIt() {
        with(Tokens.of("budget-officer", List.of(hospital), List.of("WARD")))
                .get(Api.ROOT + root + "/proposals/2027/H/comparison")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
    }
}

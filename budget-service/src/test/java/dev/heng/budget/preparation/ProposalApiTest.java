package dev.heng.budget.preparation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.preparation.Cycled.even;
import static dev.heng.budget.preparation.Cycled.lines;
import static dev.heng.budget.preparation.Cycled.monthly;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal from its first line to the submission of its second round. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProposalApiTest {
    private Cycled cycled;
    private String ward;

    @BeforeEach
    void centresPropose() {
        cycled = Cycled.begun();
        ward = cycled.proposal("WARD");
        post("budget-officer", ward + "/lines", lines(even("EXP_MED_TRAVEL", "120"), even("VISITS_OP", "1200")))
                .statusCode(200);
    }

    private ValidatableResponse submit() {
        return post("budget-officer", ward + "/submissions", "{}");
    }

    private ValidatableResponse sendBack(String reason) {
        return post("owner-department", ward + "/returns", "{\"reason\": \"" + reason + "\"}");
    }

    @Test
    void theFirstLineBeginsAProposalAndTheSubmissionEndsWriting() {
        get("auditor", ward)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("round", equalTo(1))
                .body("state", equalTo("DRAFT"))
                .body("stateBy", equalTo("budget-officer"));
        submit().statusCode(201)
                .body("round", equalTo(1))
                .body("submission", equalTo(1))
                .body("lines", equalTo(2))
                .body("submittedBy", equalTo("budget-officer"))
                .body("hash", matchesPattern("[0-9a-f]{64}"));
        submit().statusCode(200).body("submission", equalTo(1));
        post("budget-officer", ward + "/lines", lines(monthly("EXP_MED_TRAVEL", "11", 1)))
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_SUBMITTED"));
        get("auditor", cycled.root() + "/proposals/2027?state=SUBMITTED").body("items.centre", contains("WARD"));
        get("auditor", cycled.root() + "/proposals/2027?state=DRAFT").body("items", hasSize(0));
        get("auditor", cycled.root() + "/proposals/2027?state=LOST").statusCode(400);
        get("auditor", cycled.proposal("OFFICE")).statusCode(404);
    }

    @Test
    void whatIsReturnedIsWrittenAndSubmittedAgainAndTheFirstSubmissionStays() {
        sendBack("太多").statusCode(409).body("code", equalTo("PROPOSAL_NOT_SUBMITTED"));
        String hash = submit().statusCode(201).extract().path("hash");
        sendBack("太多").statusCode(200).body("state", equalTo("RETURNED")).body("reason", equalTo("太多"));
        sendBack("太多").statusCode(200);
        sendBack("另外").statusCode(409);
        post("owner-department", ward + "/returns", "{}").statusCode(400);
        post("budget-officer", ward + "/returns", "{\"reason\": \"x\"}").statusCode(403);
        post("budget-officer", ward + "/lines", lines(monthly("EXP_MED_TRAVEL", "7", 1)))
                .statusCode(200);
        submit().statusCode(201).body("submission", equalTo(2)).body("hash", not(equalTo(hash)));
        get("auditor", ward + "/rounds/1")
                .statusCode(200)
                .body("submission.submission", equalTo(2))
                .body("items.subject", contains("EXP_MED_TRAVEL", "VISITS_OP"))
                .body("items[0].amounts", everyItem(equalTo(7)));
        get("auditor", ward + "/rounds/1?submission=1&limit=1")
                .statusCode(200)
                .body("submission.hash", equalTo(hash))
                .body("items[0].amounts", everyItem(equalTo(10)))
                .body("next", notNullValue());
        get("auditor", ward + "/rounds/1?submission=3").statusCode(404);
        get("auditor", ward + "/rounds/2").statusCode(404);
        get("auditor", ward + "/rounds/3").statusCode(400);
    }

    @Test
    void aLateCentreChangesNoRoundThatIsOver() {
        submit().statusCode(201);
        cycled.move("FIRST_UP", "FIRST_DOWN");
        post("budget-officer", ward + "/lines", lines(monthly("EXP_MED_TRAVEL", "11", 1)))
                .statusCode(409)
                .body("code", equalTo("PHASE_CLOSED"));
        submit().statusCode(409).body("code", equalTo("PHASE_CLOSED"));
        sendBack("太晚").statusCode(409).body("code", equalTo("PHASE_CLOSED"));
        post("budget-officer", cycled.proposal("OFFICE") + "/lines", lines(even("EXP_MED_TRAVEL", "1")))
                .statusCode(409)
                .body("code", equalTo("PHASE_CLOSED"));
        get("auditor", ward).body("state", equalTo("SUBMITTED"));
    }

    @Test
    void theSecondRoundBeginsFromTheLinesOfTheFirst() {
        submit().statusCode(201);
        cycled.move("FIRST_UP", "SECOND_UP");
        get("auditor", ward)
                .body("round", equalTo(2))
                .body("state", equalTo("DRAFT"))
                .body("reason", nullValue());
        get("auditor", ward + "/lines").body("items", hasSize(2)).body("items.version", contains(1, 1));
        post("budget-officer", ward + "/lines", lines(monthly("EXP_MED_TRAVEL", "9", 1)))
                .statusCode(200);
        submit().statusCode(201).body("round", equalTo(2)).body("submission", equalTo(1));
        get("auditor", ward + "/rounds/1").body("items[0].amounts", everyItem(equalTo(10)));
        get("auditor", ward + "/rounds/2").body("items[0].amounts", everyItem(equalTo(9)));
        get("auditor", ward + "/lines/changes?subject=EXP_MED_TRAVEL").body("items.round", contains(1, 2));
    }

    @Test
    void whoeverWasSilentInTheFirstRoundSpeaksInTheSecond() {
        cycled.move("FIRST_UP", "SECOND_UP");
        String office = cycled.proposal("OFFICE");
        post("budget-office", office + "/submissions", "{}")
                .statusCode(201)
                .body("round", equalTo(2))
                .body("lines", equalTo(0));
        get("auditor", office + "/rounds/2").body("items", hasSize(0));
    }

    @Test
    void everyStepIsInTheAuditTrail() {
        submit().statusCode(201);
        sendBack("太多").statusCode(200);
        for (String operation : new String[] {"postProposalLines", "postProposalSubmission", "postProposalReturn"}) {
            as("auditor")
                    .get("/api/budget/v1" + cycled.root() + "/audit-entries?outcome=ACCEPTED&operation=" + operation)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
    }
}

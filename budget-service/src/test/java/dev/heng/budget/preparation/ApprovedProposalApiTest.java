package dev.heng.budget.preparation;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.preparation.Cycled.even;
import static dev.heng.budget.preparation.Cycled.lines;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Servers;
import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalDecided;
import dev.heng.budget.approval.ApprovalOutcome;
import dev.heng.budget.approval.ApprovalState;
import dev.heng.budget.approval.Approvals;
import dev.heng.budget.approval.DocumentId;
import dev.heng.budget.approval.DocumentKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A submission is a document that is approved; what is not approved goes back to its centre. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ApprovedProposalApiTest {
    @Inject
    Approvals approvals;

    @Inject
    Event<ApprovalDecided> decided;

    private Cycled cycled;
    private String ward;

    @BeforeEach
    void aSubmittedProposal() {
        cycled = Cycled.begun();
        ward = cycled.proposal("WARD");
        post("budget-officer", ward + "/lines", lines(even("EXP_MED_TRAVEL", "120"), even("REV_OP_REG", "5000")))
                .statusCode(200);
        post("budget-office", ward + "/submissions", "{}").statusCode(201);
    }

    private static DocumentId document(int submission) {
        return new DocumentId(DocumentKind.PROPOSAL, "2027/WARD/1/" + submission);
    }

    private void decide(int submission, ApprovalOutcome outcome, String opinion) {
        QuarkusTransaction.requiringNew()
                .run(() -> decided.fire(
                        new ApprovalDecided(cycled.hospital(), 1, document(submission), outcome, "wang", opinion)));
    }

    @Test
    void withoutARouteOfTheHospitalItIsApprovedAtOnceAndPinsWhatItIs() {
        String hash = get("auditor", ward + "/rounds/1").extract().path("submission.hash");
        ApprovalCase approval = QuarkusTransaction.requiringNew()
                .call(() -> approvals.latest(cycled.hospital(), document(1)).orElseThrow());
        assertEquals(ApprovalState.APPROVED, approval.state());
        assertEquals(0, approval.facts().amount().compareTo(new BigDecimal("120")));
        assertEquals(Set.of("budget-officer", "budget-office"), approval.facts().preparers());
        assertEquals(Set.of("EXP_MED_TRAVEL", "REV_OP_REG"), approval.facts().subjects());
        assertEquals(hash, approval.facts().digest());
        get("auditor", ward).body("state", equalTo("SUBMITTED"));
    }

    @Test
    void whatIsNotApprovedGoesBackToTheCentre() {
        decide(1, ApprovalOutcome.APPROVED, "");
        get("auditor", ward).body("state", equalTo("SUBMITTED"));
        decide(1, ApprovalOutcome.RETURNED, "重新测算");
        get("auditor", ward)
                .body("state", equalTo("RETURNED"))
                .body("reason", equalTo("重新测算"))
                .body("stateBy", equalTo("wang"));
        post("budget-office", ward + "/submissions", "{}").statusCode(201).body("submission", equalTo(2));
        // the case of a submission that another has replaced says nothing any more
        decide(1, ApprovalOutcome.RETURNED, "太晚");
        get("auditor", ward).body("state", equalTo("SUBMITTED"));
        decide(2, ApprovalOutcome.WITHDRAWN, "");
        get("auditor", ward).body("state", equalTo("RETURNED")).body("reason", equalTo("WITHDRAWN"));
    }

    @Test
    void aRouteOfTheHospitalIsGoneBeforeAnythingElse() {
        put("budget-office", cycled.root() + "/approval-routes/wards", """
                {"name": "科室申报", "kind": "PROPOSAL", "centres": ["OFFICE"], "steps": [
                {"name": "预算办", "parts": [{"role": "BUDGET_OFFICE"}]}]}""").statusCode(201);
        String office = cycled.proposal("OFFICE");
        post("budget-officer", office + "/lines", lines(even("EXP_MED_TRAVEL", "120")))
                .statusCode(200);
        post("budget-officer", office + "/submissions", "{}").statusCode(201);
        int approval = get("auditor", cycled.root() + "/approvals?kind=PROPOSAL&state=OPEN")
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].approval");
        post("owner-department", office + "/returns", "{\"reason\": \"重新测算\"}")
                .statusCode(409)
                .body("code", equalTo("APPROVAL_OPEN"));
        post("budget-office", cycled.root() + "/approvals/" + approval + "/decisions", """
                {"decision": "RETURN", "opinion": "人数不对"}""")
                .statusCode(201);
        get("auditor", office)
                .body("state", equalTo("RETURNED"))
                .body("reason", equalTo("人数不对"))
                .body("stateBy", equalTo("budget-office"));
        post("budget-officer", office + "/submissions", "{}").statusCode(201).body("submission", equalTo(2));
    }
}

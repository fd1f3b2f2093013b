package dev.heng.budget.approval;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.approval.OpenCases.approve;
import static dev.heng.budget.approval.OpenCases.inbox;
import static dev.heng.budget.approval.OpenCases.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People add signers, forward, urge, send back and withdraw; who prepared a document never comes to approve it by any of this. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ApprovalActionApiTest {
    @Inject
    OpenCases cases;

    @Inject
    HeardDecisions heard;

    private String hospital;
    private long number;

    @BeforeEach
    void aCaseOfTwoSteps() {
        hospital = hospital();
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        put("budget-office", "/hospitals/" + hospital + "/approval-routes/two", """
                {"name": "调剂", "kind": "ADJUSTMENT", "steps": [
                {"name": "预算办", "parts": [{"role": "BUDGET_OFFICE"}]},
                {"name": "委员会", "parts": [{"role": "COMMITTEE", "quorum": 2}]}]}""")
                .statusCode(201);
        number = cases.adjustment(hospital);
    }

    @Test
    void theStepsComeOneAfterTheOtherAndAQuorumIsOfDifferentPeople() {
        approve(hospital, number, "zhao", "committee").statusCode(403).body("code", equalTo("NOT_YOUR_TASK"));
        approve(hospital, number, "qian", "budget-office")
                .statusCode(201)
                .body("route", equalTo("two"))
                .body("step", equalTo(2))
                .body("state", equalTo("OPEN"));
        approve(hospital, number, "zhao", "committee")
                .statusCode(201)
                .body("tasks[0].approvers", contains("zhao"))
                .body("tasks[0].done", equalTo(false))
                .body("mine", empty());
        approve(hospital, number, "zhao", "committee").statusCode(409).body("code", equalTo("ALREADY_DECIDED"));
        inbox(hospital, "zhao", "committee").body("items", empty());
        inbox(hospital, "sun", "committee").body("items.approval", contains((int) number));
        approve(hospital, number, "sun", "committee").statusCode(201).body("state", equalTo("APPROVED"));
        assertEquals(1, heard.of(hospital).size());
    }

    @Test
    void aReturnToAStepComesStraightBack() {
        approve(hospital, number, "qian", "budget-office").statusCode(201);
        approve(hospital, number, "zhao", "committee").statusCode(201);
        post(hospital, number, "decisions", "sun", "committee", """
                {"decision": "RETURN", "opinion": "请补充依据", "returnTo": 1}""")
                .statusCode(201)
                .body("step", equalTo(1))
                .body("straightBackTo", equalTo(2))
                .body("history[-1].returnedTo", equalTo(1));
        approve(hospital, number, "qian", "budget-office")
                .statusCode(201)
                .body("step", equalTo(2))
                .body("straightBackTo", nullValue())
                .body("tasks[0].approvers", empty());
    }

    @Test
    void aSignerIsAddedAndHasToApprove() {
        String added = "{\"user\": \"zhou\", \"opinion\": \"请会签\"}";
        post(hospital, number, "signers", "zhao", "committee", added)
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_TASK"));
        post(hospital, number, "signers", "qian", "budget-office", added)
                .statusCode(201)
                .body("tasks.task", contains(1, 2))
                .body("tasks[1].addedBy", equalTo("qian"))
                .body("history[-1].other", equalTo("zhou"));
        post(hospital, number, "signers", "qian", "budget-office", added)
                .statusCode(409)
                .body("code", equalTo("TAKES_PART_ALREADY"));
        approve(hospital, number, "qian", "budget-office").statusCode(201).body("step", equalTo(1));
        inbox(hospital, "zhou", "owner-department").body("items[0].mine", contains(2));
        approve(hospital, number, "zhou", "owner-department").statusCode(201).body("step", equalTo(2));
    }

    @Test
    void aTaskIsForwarded() {
        approve(hospital, number, "qian", "budget-office").statusCode(201);
        post(hospital, number, "forwards", "zhao", "committee", "{\"user\": \"zhou\"}")
                .statusCode(201)
                .body("tasks[0].handed", contains("zhao"))
                .body("tasks[0].received", contains("zhou"));
        inbox(hospital, "zhao", "committee").body("items", empty());
        approve(hospital, number, "zhao", "committee").statusCode(403);
        approve(hospital, number, "zhou", "budget-officer")
                .statusCode(201)
                .body("tasks[0].approvers", contains("zhou"));
    }

    @Test
    void nobodyLetsAPreparerDecide() {
        for (String preparer : List.of("xiao-li", "lao-wang")) {
            String user = "{\"user\": \"" + preparer + "\"}";
            post(hospital, number, "signers", "qian", "budget-office", user)
                    .statusCode(403)
                    .body("code", equalTo("PREPARER_NEVER_APPROVES"));
            post(hospital, number, "forwards", "qian", "budget-office", user)
                    .statusCode(403)
                    .body("code", equalTo("PREPARER_NEVER_APPROVES"));
            for (String what : List.of("signers", "forwards")) {
                post(hospital, number, what, preparer, "budget-office", "{\"user\": \"zhou\"}")
                        .statusCode(403)
                        .body("code", equalTo("PREPARER_NEVER_APPROVES"));
            }
            approve(hospital, number, preparer, "budget-office")
                    .statusCode(403)
                    .body("code", equalTo("PREPARER_NEVER_APPROVES"));
        }
    }

    @Test
    void whoWaitsUrgesAndTheInboxSaysSo() {
        post(hospital, number, "reminders", "zhao", "committee", "{}")
                .statusCode(403)
                .body("code", equalTo("NOT_THE_SUBMITTER"));
        post(hospital, number, "reminders", "lao-wang", "budget-officer", "{\"opinion\": \"请尽快\"}")
                .statusCode(201)
                .body("remindedAt", notNullValue());
        inbox(hospital, "qian", "budget-office")
                .body("items[0].urged", equalTo(true))
                .body("items[0].remindedAt", notNullValue());
        post(hospital, number, "reminders", "qian", "budget-office", "{}")
                .statusCode(409)
                .body("code", equalTo("REMINDED_RECENTLY"));
        approve(hospital, number, "qian", "budget-office").statusCode(201);
        inbox(hospital, "zhao", "committee").body("items[0].urged", equalTo(false));
    }

    @Test
    void theSubmitterTakesItBack() {
        approve(hospital, number, "qian", "budget-office").statusCode(201);
        post(hospital, number, "withdrawals", "xiao-li", "budget-officer", "{}")
                .statusCode(403)
                .body("code", equalTo("NOT_THE_SUBMITTER"));
        post(hospital, number, "withdrawals", "lao-wang", "budget-officer", "{\"opinion\": \"金额有误\"}")
                .statusCode(201)
                .body("state", equalTo("WITHDRAWN"));
        assertEquals(ApprovalOutcome.WITHDRAWN, heard.of(hospital).getFirst().outcome());
        post(hospital, number, "withdrawals", "lao-wang", "budget-officer", "{}")
                .statusCode(409);
        inbox(hospital, "zhao", "committee").body("items", empty());
    }

    @Test
    void aRequestIsRepeatedUnderItsKey() {
        String path = Api.ROOT + "/hospitals/" + hospital + "/approvals/" + number + "/decisions";
        for (String replayed : new String[] {null, "true"}) {
            as("budget-office")
                    .header("Idempotency-Key", "k-" + hospital)
                    .body("{\"decision\": \"APPROVE\"}")
                    .post(path)
                    .then()
                    .statusCode(201)
                    .body("step", equalTo(2))
                    .header("Idempotency-Replayed", replayed == null ? nullValue() : equalTo(replayed));
        }
        get("auditor", "/hospitals/" + hospital + "/approvals/" + number)
                .body("history.action", contains("OPENED", "APPROVED"));
    }
}

package dev.heng.budget.approval;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static dev.heng.budget.approval.OpenCases.approve;
import static dev.heng.budget.approval.OpenCases.inbox;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People take each other's places for a time; never those of who prepared a document. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DelegationApiTest {
    @Inject
    OpenCases cases;

    @Inject
    Clock clock;

    private String hospital;
    private String root;
    private long number;

    @BeforeEach
    void aCaseOfTheCommittee() {
        hospital = hospital();
        root = "/hospitals/" + hospital + "/approval-delegations";
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        put("budget-office", "/hospitals/" + hospital + "/approval-routes/a", """
                {"name": "调剂", "kind": "ADJUSTMENT", "steps": [{"name": "委员会", "parts": [{"role": "COMMITTEE", "quorum": 2}]}]}""")
                .statusCode(201);
        number = cases.adjustment(hospital);
    }

    @Test
    void aDelegateDecidesAndTheHistoryNamesBoth() {
        approve(hospital, number, "zhou", "owner-department").statusCode(403);
        delegate("zhao", "committee", "zhou", "").statusCode(201).body("user", equalTo("zhao"));
        inbox(hospital, "zhou", "owner-department").body("items.approval", contains((int) number));
        approve(hospital, number, "zhou", "owner-department")
                .statusCode(201)
                .body("history[-1].actor", equalTo("zhou"))
                .body("history[-1].actingFor", equalTo("zhao"));
        approve(hospital, number, "zhao", "committee").statusCode(409).body("code", equalTo("ALREADY_DECIDED"));
        inbox(hospital, "zhao", "committee").body("items", empty());
    }

    @Test
    void whoTakesTwoPlacesCountsOnce() {
        delegate("zhao", "committee", "sun", "").statusCode(201);
        delegate("qian", "committee", "sun", "").statusCode(201);
        approve(hospital, number, "sun", "committee").statusCode(201).body("state", equalTo("OPEN"));
        approve(hospital, number, "sun", "committee").statusCode(409).body("code", equalTo("ALREADY_DECIDED"));
        approve(hospital, number, "zhao", "committee").statusCode(201).body("state", equalTo("APPROVED"));
    }

    @Test
    void aPreparerApprovesInNobodysPlaceAndNobodyInIts() {
        delegate("zhao", "committee", "xiao-li", "").statusCode(201);
        approve(hospital, number, "xiao-li", "budget-officer")
                .statusCode(403)
                .body("code", equalTo("PREPARER_NEVER_APPROVES"));
        delegate("lao-wang", "committee", "zhou", "").statusCode(201);
        inbox(hospital, "zhou", "owner-department").body("items", empty());
        approve(hospital, number, "zhou", "owner-department")
                .statusCode(403)
                .body("code", equalTo("PREPARER_NEVER_APPROVES"));
    }

    @Test
    void aDelegationHoldsOnItsDaysAndForItsKinds() {
        delegate("zhao", "committee", "zhou", "\"kinds\": [\"BUDGET\"],").statusCode(201);
        approve(hospital, number, "zhou", "owner-department").statusCode(403);
        String over = body("zhou", "", today().minusDays(9), today().minusDays(1));
        with(Tokens.named("zhao", "committee"))
                .body(over)
                .put(Api.ROOT + root + "/over")
                .then()
                .statusCode(201);
        inbox(hospital, "zhou", "owner-department").body("items", empty());
    }

    @Test
    void aDelegateReachesNoCentreThatItsOwnTokenDoesNot() {
        put("budget-office", "/hospitals/" + hospital + "/approval-routes/a", """
                {"name": "调剂", "kind": "ADJUSTMENT", "steps": [{"name": "科室", "parts": [{"role": "BUDGET_OFFICER", "centre": "WARD"}]}]}""")
                .statusCode(200);
        long ward = cases.adjustment(hospital);
        centre(hospital, "LAB", "COST", "H").statusCode(201);
        delegate("ward-officer", "budget-officer", "lab-officer", "").statusCode(201);
        String lab = Tokens.named("lab-officer", "budget-officer", "LAB");
        with(lab)
                .get(Api.ROOT + "/hospitals/" + hospital + "/approvals?inbox=true")
                .then()
                .body("items", empty());
        approve(hospital, ward, "ward-officer", "budget-officer").statusCode(201);
    }

    @Test
    void usersWriteTheirOwnAndTheOfficeThoseOfOthersButNotForItself() {
        String days = "\"validFrom\": \"2026-03-01\", \"validTo\": \"2026-03-31\"}";
        String ofZhao = "{\"user\": \"zhao\", \"delegate\": \"zhou\", \"roles\": [\"COMMITTEE\"], " + days;
        put("committee", root + "/d", ofZhao).statusCode(403).body("code", equalTo("NOT_YOUR_DELEGATION"));
        put("budget-office", root + "/d", ofZhao).statusCode(201).body("changedBy", equalTo("budget-office"));
        put("budget-office", root + "/d", ofZhao.replace("zhou", "budget-office"))
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_DELEGATION"));
        put("committee", root + "/d", "{\"delegate\": \"zhou\", " + days).statusCode(403);
        put("admin", root + "/d", ofZhao).statusCode(200).header("ETag", "\"1\"");
        put("committee", root + "/mine", "{\"delegate\": \"zhou\", " + days)
                .statusCode(201)
                .body("user", equalTo("committee"))
                .body("roles", contains("COMMITTEE"))
                .body("kinds", empty());
        get("auditor", root).body("items.delegation", contains("d", "mine"));
        get("auditor", root + "?user=zhao").body("items.delegation", contains("d"));
        get("auditor", root + "?delegate=wu").body("items", empty());
        get("auditor", root + "/d").header("ETag", "\"1\"").body("validTo", equalTo("2026-03-31"));
        get("auditor", root + "/none").statusCode(404);
        put("auditor", root + "/d", ofZhao).statusCode(403);
        as("committee")
                .header("If-Match", "\"9\"")
                .body("{\"delegate\": \"wu\", " + days)
                .put(Api.ROOT + root + "/mine")
                .then()
                .statusCode(412);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        put("committee", root + "/d", """
                {"delegate": "committee", "roles": ["BUDGET_OFFICE"], "validFrom": "2026-03-02", "validTo": "2026-03-01"}""")
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("NOT_POSSIBLE", "OUT_OF_RANGE", "ROLE_NOT_HELD"));
        put("committee", root + "/d", """
                {"delegate": "zhou", "validFrom": "2026-01-01", "validTo": "2027-01-02"}""").statusCode(400).body("violations.pointer", contains("/validTo"));
        put("committee", root + "/d", "{}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/delegate", "/validFrom", "/validTo"));
    }

    private ValidatableResponse delegate(String user, String role, String delegate, String more) {
        return with(Tokens.named(user, role))
                .body(body(delegate, more, today(), today().plusDays(1)))
                .put(Api.ROOT + root + "/" + user + "-to-" + delegate)
                .then();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String body(String delegate, String more, LocalDate from, LocalDate to) {
        return "{\"delegate\": \"%s\", %s \"validFrom\": \"%s\", \"validTo\": \"%s\"}"
                .formatted(delegate, more, from, to);
    }
}

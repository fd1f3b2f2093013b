package dev.heng.budget.approval;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.approval.OpenCases.approve;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.edge.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents go through the route that fits. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ApprovalRouteApiTest {
    private static final String ROUTE = """
            {"name": "调剂", "kind": "ADJUSTMENT", "priority": %d, %s
            "steps": [{"name": "委员会", "parts": [{"role": "COMMITTEE", "quorum": 2}, {"users": ["zhou", "wu"]}]}]}""";

    @Inject
    OpenCases cases;

    private String hospital;
    private String root;

    @BeforeEach
    void aHospitalWithAWardAndARoomBelow() {
        hospital = hospital();
        root = "/hospitals/" + hospital + "/approval-routes";
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "ROOM", "REVENUE", "WARD").statusCode(201);
        centre(hospital, "LAB", "COST", "H").statusCode(201);
    }

    @Test
    void aRouteIsReadListedAndChanged() {
        put("budget-office", root + "/a", route(10, "\"amountAbove\": 10000,"))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", nullValue())
                .body("amountAbove", equalTo(10000))
                .body("enabled", equalTo(true))
                .body("steps[0].parts[0].role", equalTo("COMMITTEE"))
                .body("steps[0].parts[1].users", contains("wu", "zhou"))
                .body("steps[0].parts[1].quorum", equalTo(2));
        put("budget-office", root + "/a", route(10, "\"amountAbove\": 10000.00,"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        put("budget-office", root + "/b", route(20, "")).statusCode(201);
        put("budget-office", root + "/c", route(20, "\"enabled\": false,")).statusCode(201);
        put("budget-office", root + "/c", route(20, ""))
                .statusCode(409)
                .body("code", equalTo("APPROVAL_ROUTE_AMBIGUOUS"));
        put("budget-office", root + "/c", route(20, "").replace("ADJUSTMENT", "BUDGET"))
                .statusCode(200)
                .body("version", equalTo(2));
        get("committee", root + "?kind=ADJUSTMENT").body("items.route", contains("a", "b"));
        get("committee", root + "?limit=1").body("items.route", contains("a")).body("next", notNullValue());
        get("auditor", root + "/a").header("ETag", "\"1\"").body("changedBy", equalTo("budget-office"));
        get("auditor", root + "/none").statusCode(404);
        as("budget-office")
                .header("If-Match", "\"7\"")
                .body(route(10, ""))
                .put(Api.ROOT + root + "/a")
                .then()
                .statusCode(412);
        put("committee", root + "/a", route(10, "")).statusCode(403);
        get("auditor", "/hospitals/" + hospital + "/audit-entries?operation=putApprovalRoute&outcome=ACCEPTED&limit=1")
                .body("items[0].version", notNullValue());
    }

    @Test
    void aRouteThatMakesNoSenseIsRefusedWithEverythingThatIsWrong() {
        put("budget-office", root + "/a", """
                {"name": "x", "kind": "ADJUSTMENT", "amountAbove": 5, "amountUpTo": 5, "centres": ["NONE"], "steps": [
                {"name": "一", "parts": [
                {"role": "COMMITTEE", "users": ["a"]}, {"quorum": 1}, {"users": ["a", "b"], "quorum": 3},
                {"role": "COMMITTEE", "centre": "WARD"}, {"role": "BUDGET_OFFICER", "centre": "NONE"}]}]}""")
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/amountUpTo",
                                "/centres",
                                "/steps/0/parts/0",
                                "/steps/0/parts/1",
                                "/steps/0/parts/2/quorum",
                                "/steps/0/parts/2/users",
                                "/steps/0/parts/3/centre",
                                "/steps/0/parts/4/centre"));
        put("budget-office", root + "/a", "{}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/name", "/kind", "/steps"));
        put("budget-office", root + "/a", """
                {"name": "x", "kind": "ADJUSTMENT", "steps": [{"name": "一", "parts": []}]}""").statusCode(400).body("violations.pointer", contains("/steps/0/parts"));
        put("budget-office", root + "/a", """
                {"name": "x", "kind": "ADJUSTMENT", "steps": [{"name": "一", "parts": [{"role": "AUDITOR"}]}]}""").statusCode(400).body("violations.code", contains("UNKNOWN_VALUE"));
        put("budget-office", "/hospitals/none/approval-routes/a", route(1, "")).statusCode(404);
    }

    @Test
    void theFittingRouteWithTheLowestPriorityHoldsElseTheStandardOne() {
        put("budget-office", root + "/large", route(10, "\"amountAbove\": 10000, \"amountUpTo\": 500000,"))
                .statusCode(201);
        put("budget-office", root + "/ward", route(20, "\"centres\": [\"WARD\"],"))
                .statusCode(201);
        put("budget-office", root + "/medicine", route(30, "\"subjects\": [\"EXP_MED\"], \"funds\": [\"FISCAL\"],"))
                .statusCode(201);
        put("budget-office", root + "/off", route(1, "\"enabled\": false,")).statusCode(201);
        assertEquals("large", routeOf("10000.0001", "LAB"));
        assertEquals("large", routeOf("500000", "ROOM"));
        assertEquals("ward", routeOf("500000.01", "ROOM"));
        assertEquals("ward", routeOf("10000", "LAB", "ROOM"));
        assertEquals("-", routeOf("10000", "LAB"), "the fund is another");
        assertEquals("-", routeOf("10000"), "the whole hospital is not below the ward");
        put("budget-office", root + "/medicine", route(30, "\"subjects\": [\"EXP_MED\"], \"funds\": [\"OWN\"],"))
                .statusCode(200);
        assertEquals("medicine", routeOf("10000", "LAB"));
    }

    @Test
    void aRouteWithoutStepsApprovesAtOnce() {
        put("budget-office", root + "/small", """
                {"name": "小额", "kind": "ADJUSTMENT", "amountUpTo": 1000, "steps": []}""").statusCode(201);
        long number = cases.open(hospital, DocumentKind.ADJUSTMENT, "small", "1000", "WARD");
        get("auditor", "/hospitals/" + hospital + "/approvals/" + number)
                .body("state", equalTo("APPROVED"))
                .body("steps", empty())
                .body("route", equalTo("small"));
    }

    @Test
    void whatIsUnderWayKeepsItsSteps() {
        put("budget-office", root + "/a", route(10, "")).statusCode(201);
        long number = cases.adjustment(hospital);
        put("budget-office", root + "/a", """
                {"name": "调剂", "kind": "ADJUSTMENT", "priority": 10, "steps": []}""").statusCode(200);
        approve(hospital, number, "zhao", "committee").statusCode(201).body("steps[0].parts[0].quorum", equalTo(2));
        approve(hospital, number, "sun", "committee").statusCode(201).body("state", equalTo("OPEN"));
        approve(hospital, number, "wu", "owner-department").statusCode(201).body("state", equalTo("OPEN"));
        approve(hospital, number, "zhou", "committee").statusCode(201).body("state", equalTo("APPROVED"));
    }

    @Test
    void aRouteThatWaitsForAPreparerIsNotBegun() {
        put("budget-office", root + "/a", route(10, "").replace("wu", "xiao-li"))
                .statusCode(201);
        ProblemException refused = assertThrows(ProblemException.class, () -> cases.adjustment(hospital));
        assertEquals("APPROVAL_ROUTE_BLOCKED", refused.problem().name());
    }

    private String routeOf(String amount, String... centres) {
        long number = cases.open(hospital, DocumentKind.ADJUSTMENT, Api.fresh("d"), amount, centres);
        return get("auditor", "/hospitals/" + hospital + "/approvals/" + number)
                .extract()
                .path("route");
    }

    private static String route(int priority, String more) {
        return ROUTE.formatted(priority, more);
    }
}

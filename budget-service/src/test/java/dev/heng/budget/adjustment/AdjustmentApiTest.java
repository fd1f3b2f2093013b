package dev.heng.budget.adjustment;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adjustments from the draft to the figures that they change. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AdjustmentApiTest {
    private static final String CHART = """
            {"name": "科目", "subjects": [
            {"code": "REV", "name": "收入", "category": "INCOME", "nature": "FLOW", "unit": "MONEY"},
            {"code": "EXP_MED", "name": "成本", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "EXP_MED_PERS", "name": "人员", "parent": "EXP_MED", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "EXP_MED_OTHC", "name": "其他", "parent": "EXP_MED", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "TRAVEL", "name": "差旅", "parent": "EXP_MED_OTHC", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY", "control": "STRICT"}]}""";

    private static final String TRANSFER = """
            {"year": 2026, "type": "TRANSFER", "title": "差旅费调剂", "reason": "会议改由骨科承办", "lines": [
            {"centre": "CARD", "subject": "TRAVEL", "month": "2026-03", "amount": -60},
            {"centre": "ORTHO", "subject": "TRAVEL", "month": "2026-05", "amount": 60.00}]}""";

    private String root;
    private String path;

    @BeforeEach
    void aHospitalWithAHundredToTravel() {
        String chart = fresh("chart");
        String hospital = fresh("adjusting");
        root = "/hospitals/" + hospital;
        path = root + "/adjustments";
        put("admin", "/charts/" + chart, CHART).statusCode(201);
        put("admin", root, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        centre(hospital, "CARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "ORTHO", "REVENUE", "H").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [{"centre": "CARD", "subject": "TRAVEL", "month": "2026-03", "amount": 100}]}""").statusCode(200);
    }

    private static String supplement(String subject, String amount) {
        return """
                {"year": 2026, "type": "SUPPLEMENT", "title": "追加", "reason": "新设备", "lines": [
                {"centre": "CARD", "subject": "%s", "month": "2026-04", "amount": %s}]}""".formatted(subject, amount);
    }

    private ValidatableResponse submit(String adjustment) {
        return post("budget-office", path + "/" + adjustment + "/submissions", "");
    }

    private int submitted(String adjustment) {
        put("budget-office", path + "/" + adjustment, TRANSFER).statusCode(201);
        return submit(adjustment)
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"))
                .body("hold", equalTo(adjustment + ".1"))
                .extract()
                .path("approval");
    }

    private ValidatableResponse decide(int approval, String decision) {
        return post("committee", root + "/approvals/" + approval + "/decisions", """
                {"decision": "%s", "opinion": "已议"}""".formatted(decision));
    }

    private ValidatableResponse spend(String id, String centre, String month, String amount) {
        return post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "%s", "centre": "%s", "subject": "TRAVEL", "date": "%s-01", "amount": %s}]}""".formatted(id, centre, month, amount));
    }

    private ValidatableResponse figures(String centre) {
        return get("auditor", root + "/figures?year=2026&subject=TRAVEL&centre=" + centre);
    }

    @Test
    void anApprovalSucceedsAlthoughOthersHaveSpentAllThatWasNotHeld() {
        int approval = submitted("adj-1");
        figures("CARD").body("items[0].reserved", equalTo(60)).body("items[0].available", equalTo(40));
        get("auditor", root + "/reservations")
                .body("items.source", contains("adjustment"))
                .body("items[0].document", equalTo("adj-1"))
                .body("items[0].lines[0].open", equalTo(60));
        spend("1", "CARD", "2026-03", "40").body("recorded", equalTo(1));
        spend("2", "CARD", "2026-03", "0.01")
                .body("lines[0].control.heldBy.source", contains("adjustment"))
                .body("lines[0].control.remedies.detail", hasItem(containsString("can be withdrawn")));
        decide(approval, "APPROVE").statusCode(201);
        ValidatableResponse approved = get("auditor", path + "/adj-1")
                .body("state", equalTo("APPROVED"))
                .body("approval", equalTo(approval))
                .body("hold", nullValue())
                .body("preparers", contains("budget-office"))
                .body("decidedBy", equalTo("committee"))
                .body("opinion", equalTo("已议"))
                .body("lines[0].before.budget", equalTo(100))
                .body("lines[0].before.reserved", equalTo(60))
                .body("lines[0].before.executed", equalTo(40))
                .body("lines[0].before.available", equalTo(0))
                .body("lines[0].after.budget", equalTo(40))
                .body("lines[0].after.reserved", equalTo(0))
                .body("lines[0].after.available", equalTo(0))
                .body("lines[1].before.budget", equalTo(0))
                .body("lines[1].after.available", equalTo(60));
        int sequence = approved.extract().path("sequence");
        get("auditor", root + "/entries?year=2026&centre=CARD&subject=TRAVEL")
                .body("items.kind", hasItem("ADJUSTMENT"))
                .body("items.findAll { it.kind == 'ADJUSTMENT' }.sequence", contains(sequence, sequence))
                .body("items.findAll { it.kind == 'ADJUSTMENT' }.document", contains("adj-1", "adj-1"));
        figures("CARD").body("items[0].budget", equalTo(40)).body("items[0].adjustment", equalTo(-60));
        spend("3", "ORTHO", "2026-05", "60").body("recorded", equalTo(1));
        get("auditor", root + "/integrity").body("differences", empty());
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(409).body("code", equalTo("ADJUSTMENT_STATE"));
    }

    @Test
    void whatTheCommitteeRefusesIsFreeAgainAndCanBeWrittenAnew() {
        int approval = submitted("adj-1");
        decide(approval, "RETURN").statusCode(201);
        get("auditor", path + "/adj-1")
                .body("state", equalTo("RETURNED"))
                .body("hold", nullValue())
                .body("lines[0].before", nullValue());
        figures("CARD").body("items[0].reserved", equalTo(0)).body("items[0].budget", equalTo(100));
        spend("1", "CARD", "2026-03", "40").body("recorded", equalTo(1));
        submit("adj-1").statusCode(409).body("code", equalTo("ADJUSTMENT_STATE"));
        put("budget-office", path + "/adj-1", TRANSFER.replace("会议", "年会"))
                .statusCode(200)
                .body("state", equalTo("DRAFT"));
        submit("adj-1").statusCode(201).body("hold", equalTo("adj-1.2"));
    }

    @Test
    void whatIsDrainedBeforeTheSubmissionIsRefusedWithWhoHoldsIt() {
        put("connector", root + "/reservations/erp/PO-1", """
                {"document": "合同", "lines": [{"line": "1", "centre": "CARD", "subject": "TRAVEL", "month": "2026-03", "amount": 50}]}""").statusCode(201);
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(201).body("findings", empty());
        submit("adj-1")
                .statusCode(409)
                .body("code", equalTo("ADJUSTMENT_REFUSED"))
                .body("violations.code", contains("BUDGET_INSUFFICIENT", "BUDGET_INSUFFICIENT"))
                .body("problems[0].control.available", equalTo(50))
                .body("problems[0].control.asked", equalTo(60))
                .body("problems[0].control.heldBy.reservation", contains("PO-1"))
                .body("problems[0].control.remedies.kind", hasItem("RELEASE_RESERVATION"));
        get("auditor", path + "/adj-1").body("state", equalTo("DRAFT")).body("version", equalTo(1));
        get("auditor", root + "/approvals").body("items", empty());
    }

    @Test
    void whatWasWithdrawnHoldsNothing() {
        int approval = submitted("adj-1");
        post("budget-office", root + "/approvals/" + approval + "/withdrawals", "{\"opinion\": \"另议\"}")
                .statusCode(201);
        get("auditor", path + "/adj-1").body("state", equalTo("WITHDRAWN"));
        figures("CARD").body("items[0].reserved", equalTo(0));
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(200).body("state", equalTo("DRAFT"));
    }

    @Test
    void whereNobodyIsToBeAskedItIsApprovedAtOnce() {
        put("budget-office", root + "/approval-routes/small", """
                {"name": "小额", "kind": "ADJUSTMENT", "amountUpTo": 60, "steps": []}""").statusCode(201);
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(201);
        submit("adj-1")
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("state", equalTo("APPROVED"))
                .body("approval", notNullValue())
                .body("lines[1].after.budget", equalTo(60));
        figures("CARD").body("items[0].budget", equalTo(40)).body("items[0].reserved", equalTo(0));
        get("auditor", root + "/reservations?state=ALL").body("items.state", contains("ENDED"));
        put("budget-office", path + "/adj-2", TRANSFER.replace("60", "60.01").replace("60.01.00", "60.01"))
                .statusCode(201);
        submit("adj-2").statusCode(409).body("violations.code", hasItem("BUDGET_INSUFFICIENT"));
    }

    @Test
    void whoWroteItDoesNotApproveIt() {
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(201);
        with(Tokens.named("member", "budget-office"))
                .body(TRANSFER.replace("会议", "年会"))
                .put(Api.ROOT + path + "/adj-1")
                .then()
                .statusCode(200)
                .body("preparers", contains("budget-office", "member"));
        int approval = submit("adj-1").statusCode(201).extract().path("approval");
        with(Tokens.named("member", "committee"))
                .body("{\"decision\": \"APPROVE\"}")
                .post(Api.ROOT + root + "/approvals/" + approval + "/decisions")
                .then()
                .statusCode(403)
                .body("code", equalTo("PREPARER_NEVER_APPROVES"));
        decide(approval, "APPROVE").statusCode(201);
    }

    @Test
    void aMonthThatWasClosedMeanwhileUndoesTheDecision() {
        int approval = submitted("adj-1");
        put("budget-office", root + "/periods/2026-05", "{\"state\": \"CLOSED\", \"reason\": \"结账\"}")
                .statusCode(200);
        decide(approval, "APPROVE")
                .statusCode(409)
                .body("code", equalTo("ADJUSTMENT_REFUSED"))
                .body("violations.code", contains("PERIOD_CLOSED"));
        get("auditor", path + "/adj-1").body("state", equalTo("SUBMITTED"));
        figures("CARD").body("items[0].reserved", equalTo(60));
    }

    @Test
    void whatTheRulesForbidIsToldInTheDraftAndRefusedWhenItIsSubmitted() {
        String forbidden = """
                {"year": 2026, "type": "TRANSFER", "title": "调剂", "reason": "差旅", "lines": [
                {"centre": "CARD", "subject": "EXP_MED_PERS", "month": "2026-03", "amount": -10},
                {"centre": "CARD", "subject": "TRAVEL", "month": "2026-03", "amount": 11}]}""";
        put("budget-office", path + "/adj-1", forbidden)
                .statusCode(201)
                .body("findings.code", contains("NOT_BALANCED", "FORBIDDEN_DIRECTION"))
                .body("findings.blocking", contains(true, true));
        submit("adj-1")
                .statusCode(409)
                .body("code", equalTo("ADJUSTMENT_REFUSED"))
                .body("violations.code", contains("NOT_BALANCED", "FORBIDDEN_DIRECTION"));
        put("budget-office", root + "/adjustment-policy", """
                {"forbidden": [], "fiscalFunds": [], "coupling": "WARN"}""").statusCode(200);
        get("auditor", path + "/adj-1").body("findings.code", contains("NOT_BALANCED"));
    }

    @Test
    void thePolicyOfAHospitalIsReadAndChosen() {
        String policy = root + "/adjustment-policy";
        get("auditor", policy)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0))
                .body("fiscalFunds", contains("FISCAL"))
                .body("coupling", equalTo("WARN"))
                .body("forbidden[0].from.subject", equalTo("EXP_MED_PERS"));
        String chosen = """
                {"forbidden": [{"from": {"subject": "TRAVEL"}, "to": {"otherFund": "OWN", "ofProject": true, "category": "CAPITAL"}}],
                 "fiscalFunds": ["CZ"], "mostOfCentre": 1, "percentOfLine": 50, "percentOfCentre": 200.5, "coupling": "REQUIRE"}""";
        put("budget-office", policy, chosen).statusCode(200).header("ETag", "\"1\"");
        put("budget-office", policy, chosen).statusCode(200).header("ETag", "\"1\"");
        get("auditor", policy)
                .body("forbidden[0].to.otherFund", equalTo("OWN"))
                .body("forbidden[0].to.ofProject", equalTo(true))
                .body("forbidden[0].to.category", equalTo("CAPITAL"))
                .body("percentOfCentre", equalTo(200.5f))
                .body("changedBy", equalTo("budget-office"));
        as("budget-office")
                .header("If-Match", "\"0\"")
                .body(chosen)
                .put(Api.ROOT + policy)
                .then()
                .statusCode(412);
        put("budget-office", policy, """
                {"forbidden": [{"from": {"subject": "NONE"}, "to": {}}], "fiscalFunds": [], "coupling": "WARN"}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_SUBJECT", "REQUIRED"));
        put("committee", policy, chosen).statusCode(403);
    }

    @Test
    void limitsOfAYearCountWhatIsSubmittedAndApproved() {
        put("budget-office", root + "/adjustment-policy", """
                {"forbidden": [], "fiscalFunds": [], "mostOfCentre": 1, "percentOfLine": 50, "coupling": "REQUIRE"}""").statusCode(200);
        put("budget-office", path + "/adj-1", TRANSFER)
                .statusCode(201)
                .body("findings.code", contains("SHARE_EXCEEDED"));
        put("budget-office", path + "/adj-1", TRANSFER.replace("60", "50"))
                .statusCode(200)
                .body("findings", empty());
        submit("adj-1").statusCode(201);
        put("budget-office", path + "/adj-2", supplement("TRAVEL", "1"))
                .statusCode(201)
                .body("findings.code", contains("TOO_MANY_ADJUSTMENTS", "SHARE_EXCEEDED"));
        submit("adj-2").statusCode(409);
        put("budget-office", path + "/adj-3", supplement("REV", "1"))
                .statusCode(201)
                .body("findings.code", contains("INCOME_WITHOUT_EXPENSE", "TOO_MANY_ADJUSTMENTS"));
    }

    @Test
    void aPlanOfIncomeIsSupplementedWithoutAHold() {
        put("budget-office", path + "/adj-1", supplement("REV", "500"))
                .statusCode(201)
                .body("findings.blocking", contains(false));
        int approval = submit("adj-1")
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("hold", nullValue())
                .extract()
                .path("approval");
        decide(approval, "RETURN").statusCode(201);
        put("budget-office", path + "/adj-1", supplement("REV", "400")).statusCode(200);
        decide(submit("adj-1").extract().path("approval"), "APPROVE").statusCode(201);
        get("auditor", root + "/figures?year=2026&centre=CARD&subject=REV").body("items[0].budget", equalTo(400));
    }

    @Test
    void anOfficerWritesForItsOwnCentresAndSeesWhatConcernsThem() {
        String officer = Tokens.of("budget-officer", List.of("*"), List.of("CARD"));
        with(officer)
                .body(TRANSFER)
                .put(Api.ROOT + path + "/adj-1")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        put("budget-office", path + "/adj-1", TRANSFER).statusCode(201);
        with(officer)
                .body("")
                .post(Api.ROOT + path + "/adj-1/submissions")
                .then()
                .statusCode(403);
        with(officer)
                .body(TRANSFER.replace("ORTHO", "CARD"))
                .put(Api.ROOT + path + "/adj-1")
                .then()
                .statusCode(403);
        with(officer)
                .body(TRANSFER.replace("ORTHO", "CARD"))
                .put(Api.ROOT + path + "/adj-2")
                .then()
                .statusCode(201);
        with(officer)
                .get(Api.ROOT + path)
                .then()
                .body("items.adjustment", contains("adj-1", "adj-2"))
                .body("items[0].lines.centre", contains("CARD"))
                .body("items[1].lines.centre", contains("CARD", "CARD"));
        String other = Tokens.of("budget-officer", List.of("*"), List.of("ORTHO"));
        with(other).get(Api.ROOT + path).then().body("items.adjustment", contains("adj-1"));
        with(other).get(Api.ROOT + path + "/adj-2").then().statusCode(404);
        with(other).get(Api.ROOT + path + "?centre=CARD").then().statusCode(403);
        with(officer)
                .body("")
                .post(Api.ROOT + path + "/adj-2/submissions")
                .then()
                .statusCode(201);
    }

    @Test
    void theListNarrowsAndTurnsPages() {
        put("budget-office", path + "/a", TRANSFER).statusCode(201);
        put("budget-office", path + "/b", supplement("TRAVEL", "1")).statusCode(201);
        put("budget-office", path + "/c", supplement("TRAVEL", "1").replace("2026", "2027"))
                .statusCode(201);
        submit("b").statusCode(201);
        get("auditor", path + "?year=2026").body("items.adjustment", contains("a", "b"));
        get("auditor", path + "?state=SUBMITTED").body("items.adjustment", contains("b"));
        get("auditor", path + "?type=TRANSFER").body("items.adjustment", contains("a"));
        get("auditor", path + "?centre=ORTHO").body("items.adjustment", contains("a"));
        String next = get("auditor", path + "?limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("next");
        get("auditor", path + "?limit=2&after=" + next).body("items.adjustment", contains("c"));
        get("auditor", path + "?state=NONE").statusCode(400);
        get("auditor", path + "?year=x").statusCode(400);
    }

    @Test
    void whatIsNotWellFormedIsRefusedWithEverythingThatIsWrong() {
        put("budget-office", path + "/a", "{}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/year", "/type", "/title", "/reason", "/lines"));
        put(
                        "budget-office",
                        path + "/a",
                        TRANSFER.replace("CARD", "NONE")
                                .replace("2026-05", "2027-05")
                                .replace("60.00", "0"))
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_CENTRE", "OTHER_YEAR", "OUT_OF_RANGE"));
        put("budget-office", path + "/" + "a".repeat(57), TRANSFER).statusCode(400);
        put("budget-office", "/hospitals/none/adjustments/a", TRANSFER).statusCode(404);
        put("committee", path + "/a", TRANSFER).statusCode(403);
        get("auditor", path + "/none").statusCode(404);
        submit("none").statusCode(404);
    }

    @Test
    void aDraftIsChangedByWhoKnowsItAndKeptInTheAuditTrail() {
        put("budget-office", path + "/a", TRANSFER).statusCode(201).header("ETag", "\"1\"");
        put("budget-office", path + "/a", TRANSFER.replace("60.00", "60"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        as("budget-office")
                .header("If-Match", "\"2\"")
                .body(TRANSFER)
                .put(Api.ROOT + path + "/a")
                .then()
                .statusCode(412);
        as("budget-office")
                .header("If-Match", "\"2\"")
                .body("")
                .post(Api.ROOT + path + "/a/submissions")
                .then()
                .statusCode(412);
        submit("a").statusCode(201).header("ETag", "\"2\"");
        submit("a").statusCode(200).header("ETag", "\"2\"").body("state", equalTo("SUBMITTED"));
        get("auditor", root + "/audit-entries?operation=submitAdjustment&outcome=ACCEPTED")
                .body("items.actor", hasItem("budget-office"));
    }

    @Test
    void whoAnswersForTheSubjectIsNamedToWhoApproves() {
        put("budget-office", root + "/ownerships/travel", "{\"subject\": \"EXP_MED_OTHC\", \"owner\": \"H\"}")
                .statusCode(201);
        int approval = submitted("adj-1");
        get("auditor", path + "/adj-1").body("owners", contains("H"));
        get("committee", root + "/approvals/" + approval)
                .body("centres", containsInAnyOrder("CARD", "H", "ORTHO"))
                .body("amount", equalTo(60));
    }
}

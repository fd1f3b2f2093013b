package dev.heng.budget.control;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlRuleApiTest {
    private static final String CHART = """
            {"name": "科目", "subjects": [
            {"code": "EXP", "name": "费用", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "DRUG", "name": "药品", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"%s},
            {"code": "TRAVEL", "name": "差旅", "parent": "EXP", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "BEDS", "name": "床位", "category": "POSITION", "nature": "STOCK", "unit": "BED"}]}""";

    private final String chart = fresh("chart");
    private final String hospital = fresh("ruled");
    private final String rules = "/hospitals/" + hospital + "/control-rules";
    private int lines;

    @BeforeEach
    void aHospitalWithTwoDepartmentsInOneDivision() {
        put("admin", "/charts/" + chart, CHART.formatted("")).statusCode(201);
        put("admin", "/hospitals/" + hospital, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        centre(hospital, "SURG", "INVESTMENT", "H").statusCode(201);
        centre(hospital, "CARD", "REVENUE", "SURG").statusCode(201);
        centre(hospital, "ORTHO", "REVENUE", "H").statusCode(201);
    }

    private ValidatableResponse rule(String code, String control, String level, String basis, String more) {
        return put("budget-office", rules + "/" + code, """
                {"name": "规则", "control": "%s", "level": "%s", "basis": "%s", "requiresLine": false%s}""".formatted(control, level, basis, more));
    }

    private ValidatableResponse budget(String centre, String subject, String amount) {
        return post("budget-office", "/hospitals/" + hospital + "/budgets/2026/opening", """
                {"lines": [{"centre": "%s", "subject": "%s", "month": "2026-01", "amount": %s}]}""".formatted(
                        centre, subject, amount));
    }

    private ValidatableResponse spend(String centre, String subject, String amount) {
        return post("connector", "/hospitals/" + hospital + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "%d", "centre": "%s", "subject": "%s", "date": "2026-02-03", "amount": %s}]}""".formatted(
                                lines++, centre, subject, amount))
                .statusCode(200);
    }

    @Test
    void aRuleIsCreatedReadChangedAndListed() {
        rule(
                        "travel",
                        "STRICT",
                        "CENTRE",
                        "YEAR_TO_DATE",
                        ", \"subject\": \"TRAVEL\", \"tolerance\": 2.50, \"validFrom\": \"2026-01\"")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("rule", equalTo("travel"))
                .body("tolerance", equalTo(2.5f))
                .body("warnAt", equalTo(80))
                .body("escalateAt", equalTo(90))
                .body("validFrom", equalTo("2026-01"))
                .body("validTo", nullValue());
        rule(
                        "travel",
                        "STRICT",
                        "CENTRE",
                        "YEAR_TO_DATE",
                        ", \"subject\": \"TRAVEL\", \"tolerance\": 2.5, \"validFrom\": \"2026-01\"")
                .statusCode(200)
                .header("ETag", "\"1\"");
        rule("travel", "WARN", "CENTRE", "YEAR_TO_DATE", ", \"subject\": \"TRAVEL\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("control", equalTo("WARN"));
        rule("all", "WARN", "HOSPITAL", "YEAR", "").statusCode(201);
        get("auditor", rules + "/travel")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("level", equalTo("CENTRE"));
        get("evaluator", rules).body("items.rule", contains("all", "travel")).body("next", nullValue());
        get("evaluator", rules + "?limit=1").body("items.rule", contains("all")).body("next", notNullValue());
        get("evaluator", rules + "/none").statusCode(404);
    }

    @Test
    void aRuleSaysFromWhichShareItWarnsAndEscalates() {
        rule("r", "WARN", "CENTRE", "YEAR", ", \"warnAt\": 72.5000, \"escalateAt\": 100")
                .statusCode(201)
                .body("warnAt", equalTo(72.5f))
                .body("escalateAt", equalTo(100));
        rule("r", "WARN", "CENTRE", "YEAR", ", \"warnAt\": 72.5, \"escalateAt\": 100.0")
                .statusCode(200)
                .header("ETag", "\"1\"");
        get("evaluator", rules + "/r").body("warnAt", equalTo(72.5f));
        rule("r", "WARN", "CENTRE", "YEAR", ", \"warnAt\": 90")
                .statusCode(400)
                .body("violations.pointer", contains("/escalateAt"))
                .body("violations.code", contains("OUT_OF_RANGE"));
        rule("r", "WARN", "CENTRE", "YEAR", ", \"warnAt\": 0, \"escalateAt\": 100.0001")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/warnAt", "/escalateAt"));
        rule("r", "WARN", "CENTRE", "YEAR", ", \"warnAt\": 50.00001")
                .statusCode(400)
                .body("violations.pointer", contains("/warnAt"));
        get("evaluator", rules + "/r").body("version", equalTo(1));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithEveryReason() {
        rule("r", "STRICT", "HOSPITAL", "YEAR", """
                , "subject": "NONE", "centre": "GONE", "validFrom": "2026-05", "validTo": "2026-04\"""")
                .statusCode(400)
                .body("violations.pointer", contains("/subject", "/centre", "/centre", "/validTo"))
                .body("violations.code", contains("UNKNOWN_SUBJECT", "UNKNOWN_CENTRE", "NOT_ALLOWED", "OUT_OF_RANGE"));
        rule("r", "STRICT", "LINE", "YEAR", ", \"subject\": \"BEDS\"")
                .statusCode(400)
                .body("violations.code", contains("NOT_CONTROLLABLE"));
        rule("r", "STRICT", "LINE", "YEAR", ", \"tolerance\": -1")
                .statusCode(400)
                .body("violations.pointer", hasItem("/tolerance"));
        put("budget-office", rules + "/r", "{}").statusCode(400).body("violations", hasSize(4));
        get("evaluator", rules).body("items", empty());
    }

    @Test
    void twoRulesThatNameTheSameAreRefusedUnlessTheirMonthsDiffer() {
        rule("a", "STRICT", "POOL", "YEAR", ", \"centre\": \"SURG\", \"validTo\": \"2026-06\"")
                .statusCode(201);
        rule("b", "WARN", "POOL", "MONTH", ", \"centre\": \"SURG\", \"validFrom\": \"2026-06\"")
                .statusCode(409)
                .body("code", equalTo("CONTROL_RULE_AMBIGUOUS"));
        rule("b", "WARN", "POOL", "MONTH", ", \"centre\": \"SURG\", \"validFrom\": \"2026-07\"")
                .statusCode(201);
        rule("c", "WARN", "CENTRE", "MONTH", ", \"centre\": \"SURG\"").statusCode(201);
        rule("d", "WARN", "POOL", "MONTH", ", \"centre\": \"SURG\", \"fund\": \"GRANT\"")
                .statusCode(201);
    }

    @Test
    void onlyTheBudgetOfficeWritesRulesAndAStaleVersionIsRefused() {
        String body = "{\"name\": \"规则\", \"control\": \"WARN\", \"level\": \"LINE\", \"basis\": \"YEAR\"}";
        put("connector", rules + "/r", body).statusCode(403);
        put("budget-office", "/hospitals/" + fresh("none") + "/control-rules/r", body)
                .statusCode(404);
        put("budget-office", rules + "/r", body).statusCode(201).body("requiresLine", equalTo(true));
        dev.heng.budget.Api.as("budget-office")
                .header("If-Match", "\"7\"")
                .body(body)
                .put(dev.heng.budget.Api.ROOT + rules + "/r")
                .then()
                .statusCode(412);
    }

    @Test
    void aRefusalSaysWhichRuleSpokeAndWithWhatFigures() {
        rule("division", "STRICT", "POOL", "YEAR", ", \"centre\": \"SURG\"").statusCode(201);
        budget("SURG", "DRUG", "100.5").statusCode(200);
        spend("CARD", "DRUG", "60").body("recorded", equalTo(1));
        spend("CARD", "TRAVEL", "41")
                .body("refused", equalTo(1))
                .body("lines[0].code", equalTo("BUDGET_INSUFFICIENT"))
                .body("lines[0].control.rule", equalTo("division"))
                .body("lines[0].control.level", equalTo("POOL"))
                .body("lines[0].control.basis", equalTo("YEAR"))
                .body("lines[0].control.budget", equalTo(100.5f))
                .body("lines[0].control.used", equalTo(60))
                .body("lines[0].control.available", equalTo(40.5f))
                .body("lines[0].control.asked", equalTo(41));
        spend("ORTHO", "TRAVEL", "41").body("recorded", equalTo(1)).body("warnings", empty());
        budget("SURG", "DRUG", "59.99").statusCode(409).body("code", equalTo("BUDGET_BELOW_USED"));
    }

    @Test
    void whatChangesWhoCountsChangesTheLimits() {
        rule("division", "STRICT", "POOL", "YEAR", ", \"centre\": \"SURG\", \"subject\": \"EXP\"")
                .statusCode(201);
        budget("ORTHO", "DRUG", "100").statusCode(200);
        spend("CARD", "TRAVEL", "1").body("refused", equalTo(1));
        centre(hospital, "ORTHO", "REVENUE", "SURG").statusCode(200);
        spend("CARD", "TRAVEL", "1").body("refused", equalTo(1));
        put("admin", "/charts/" + chart, CHART.formatted(", \"parent\": \"EXP\""))
                .statusCode(200);
        spend("CARD", "TRAVEL", "100").body("recorded", equalTo(1));
        spend("ORTHO", "DRUG", "0.01").body("refused", equalTo(1));
        String other = fresh("chart");
        put("admin", "/charts/" + other, CHART.formatted("")).statusCode(201);
        put("admin", "/hospitals/" + hospital, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(other)).statusCode(200);
        spend("ORTHO", "DRUG", "0.01").body("recorded", equalTo(1));
        get("budget-office", "/hospitals/" + hospital + "/integrity")
                .body("differences", empty())
                .body("limits", empty());
    }

    @Test
    void availabilityIsToldBeforeAnythingIsSent() {
        rule("division", "STRICT", "POOL", "YEAR", ", \"centre\": \"SURG\"").statusCode(201);
        budget("CARD", "DRUG", "100").statusCode(200);
        String question = """
                {"lines": [{"centre": "CARD", "subject": "DRUG", "date": "2026-02-03", "amount": 60},
                {"centre": "SURG", "subject": "TRAVEL", "date": "2026-02-03", "amount": %s}]}""";
        String path = "/hospitals/" + hospital + "/availability";
        post("connector", path, question.formatted("40.01"))
                .statusCode(200)
                .body("available", equalTo(false))
                .body("lines.status", contains("RECORDED", "REFUSED"))
                .body("lines[1].code", equalTo("BUDGET_INSUFFICIENT"))
                .body("lines[1].control.available", equalTo(40))
                .body("lines[0].limits[0].rule", equalTo("division"))
                .body("lines[0].limits[0].available", equalTo(100));
        post("connector", path, question.formatted("40")).body("available", equalTo(true));
        get("auditor", "/hospitals/" + hospital + "/figures?year=2026").body("items", hasSize(1));
        post("auditor", path, question.formatted("40")).statusCode(403);
        post("connector", "/hospitals/" + fresh("none") + "/availability", question.formatted("40"))
                .statusCode(404);
        post("connector", path, "{\"lines\": []}").statusCode(200).body("available", equalTo(true));
    }
}

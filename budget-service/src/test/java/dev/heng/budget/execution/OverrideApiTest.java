package dev.heng.budget.execution;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A committee lets lines pass STRICT limits, and the report of it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OverrideApiTest {
    private static final String LINE = """
            {"id": "%s", "centre": "H", "subject": "EXP_MED", "date": "%s", "amount": %s}""";

    private String hospital;
    private String root;

    @BeforeEach
    void aHospitalWhereNothingMayBeSpentOfAHundred() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
        put("budget-office", root + "/control-rules/all", """
                {"name": "总额", "control": "STRICT", "level": "HOSPITAL", "basis": "YEAR", "requiresLine": false}""").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [{"centre": "H", "subject": "EXP_MED", "month": "2026-01", "amount": 100}]}""").statusCode(200);
    }

    private static String body(String id, String reason, String... lines) {
        return """
                {"id": "%s", "source": "his", "reason": "%s", "lines": [%s]}""".formatted(id, reason, String.join(",", lines));
    }

    @Test
    void whatIsRefusedSaysThatItCanBeOverriddenAndIsByTheCommittee() {
        String line = LINE.formatted("1", "2026-03-01", "130.5");
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [%s]}""".formatted(line))
                .body("lines[0].code", equalTo("BUDGET_INSUFFICIENT"))
                .body("lines[0].control.overridable", equalTo(true))
                .body("lines[0].control.remedies.kind", contains("SMALLER_AMOUNT", "ADJUSTMENT", "OVERRIDE"))
                .body("lines[0].control.remedies[0].amount", equalTo(100))
                .body("lines[0].control.remedies[1].amount", equalTo(30.5f))
                .body("lines[0].control.remedies[2].role", equalTo("committee"));
        post("committee", root + "/overrides", body("o-1", "急购", line))
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("id", equalTo("o-1"))
                .body("actor", equalTo("committee"))
                .body("overridden", equalTo(130.5f))
                .body("beyond", equalTo(30.5f))
                .body("lines[0].code", equalTo("BUDGET_OVERRIDDEN"))
                .body("lines[0].passed.rule", equalTo("all"))
                .body("lines[0].passed.level", equalTo("HOSPITAL"))
                .body("lines[0].passed.budget", equalTo(100))
                .body("lines[0].passed.used", equalTo(0))
                .body("lines[0].month", equalTo("2026-03"));
        get("auditor", root + "/audit-entries?operation=postOverride&outcome=ACCEPTED")
                .body("items.actor", contains("committee"));
        post("committee", root + "/overrides", body("o-1", "急购", line)).statusCode(200);
        post("committee", root + "/overrides", body("o-1", "别的", line))
                .statusCode(409)
                .body("code", equalTo("OVERRIDE_CHANGED"));
        get("auditor", root + "/executions/his/1")
                .body("kind", equalTo("OVERRIDE"))
                .body("batch", equalTo("o-1"));
        post("connector", root + "/availability", """
                {"lines": [{"centre": "H", "subject": "EXP_MED", "date": "2026-03-01", "amount": 1}]}""")
                .body("lines[0].limits[0].available", equalTo(-30.5f))
                .body("lines[0].control.overridable", equalTo(true));
        get("auditor", root + "/integrity").statusCode(200).body("differences", empty());
    }

    @Test
    void theReportNamesEveryOverrideByYearMonthAndCentre() {
        post("committee", root + "/overrides", body("a", "急购", LINE.formatted("1", "2026-03-01", "200")));
        post(
                "committee",
                root + "/overrides",
                body("b", "急购", LINE.formatted("2", "2026-04-01", "1"), LINE.formatted("3", "2027-04-01", "1")));
        String report = root + "/overrides";
        get("auditor", report).body("items.id", contains("a", "b")).body("next", nullValue());
        String next = get("auditor", report + "?limit=1")
                .body("items.id", contains("a"))
                .extract()
                .path("next");
        get("auditor", report + "?limit=1&after=" + next).body("items.id", contains("b"));
        get("budget-office", report + "?year=2027").body("items.id", contains("b"));
        get("committee", report + "?month=2026-03").body("items.id", contains("a"));
        get("admin", report + "?year=2026&centre=H").body("items.id", contains("a", "b"));
        get("admin", report + "?centre=NONE").body("items", empty());
        get("auditor", report + "/b").body("lines", hasSize(2)).body("reason", equalTo("急购"));
        get("auditor", report + "/c").statusCode(404);
        get("auditor", report + "?year=2026&month=2026-03").statusCode(400);
        get("auditor", report + "?year=26").statusCode(400);
        get("auditor", report + "?after=x").statusCode(400);
    }

    /** Who sets the budget, who controls it and who spends it cannot lift its limit. */
    @Test
    void nobodyButTheCommitteeOverrides() {
        String body = body("o", "急购", LINE.formatted("1", "2026-03-01", "200"));
        for (String role : new String[] {
            "connector", "budget-office", "budget-officer", "owner-department", "evaluator", "auditor", "admin"
        }) {
            post(role, root + "/overrides", body).statusCode(403).body("code", equalTo("FORBIDDEN_ROLE"));
        }
        get("connector", root + "/overrides").statusCode(403);
        get("committee", root + "/overrides").statusCode(200).body("items", empty());
        post("committee", "/hospitals/none/overrides", body).statusCode(404);
    }

    @Test
    void anOverrideWithoutAReasonOrWithTooMuchIsRefused() {
        post("committee", root + "/overrides", body("o", " ", LINE.formatted("1", "2026-03-01", "200")))
                .statusCode(400)
                .body("violations.pointer", contains("/reason"));
        post("committee", root + "/overrides", "{\"id\": \"a b\", \"lines\": []}")
                .statusCode(400)
                .body("violations.pointer", hasItems("/id", "/reason", "/source", "/lines"));
        String line = LINE.formatted("1", "2026-03-01", "200");
        post("committee", root + "/overrides", body("o", "急购", line, line))
                .statusCode(400)
                .body("violations.code", hasItem("DUPLICATE"));
        String many = IntStream.rangeClosed(0, OverrideBudget.LINES_MAX)
                .mapToObj(n -> LINE.formatted(n, "2026-03-01", "1"))
                .collect(Collectors.joining(","));
        post("committee", root + "/overrides", body("o", "急购", many)).statusCode(413);
        get("committee", root + "/overrides").body("items", empty());
    }
}

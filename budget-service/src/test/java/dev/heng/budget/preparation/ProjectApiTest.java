package dev.heng.budget.preparation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Capital money is proposed for projects, and none for equipment of which nobody has studied whether it pays. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProjectApiTest {
    private static final String MRI = """
            {"name": "核磁共振", "kind": "EQUIPMENT", "centre": "WARD", "priority": 1,
             "plan": [{"year": 2027, "amount": 8000000}, {"year": 2028, "amount": 500000.5}],
             "externalApproval": {"number": "卫规财〔2026〕12号", "date": "2026-10-15"}}""";

    private String hospital;
    private String root;

    @BeforeEach
    void aHospitalThatInvests() {
        String chart = fresh("capital");
        put("admin", "/charts/" + chart, """
                {"name": "资本", "subjects": [
                  {"code": "CAP_EQUIP", "name": "设备购置", "category": "CAPITAL", "nature": "FLOW", "unit": "MONEY"},
                  {"code": "TRAVEL", "name": "差旅费", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"}]}""").statusCode(201);
        hospital = fresh("h");
        root = "/hospitals/" + hospital;
        put("admin", root, "{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"" + chart + "\"}")
                .statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "OFFICE", "COST", "H").statusCode(201);
        put("budget-office", root + "/cycles/2027", "{}").statusCode(201);
        post("budget-office", root + "/cycles/2027/phases", "{\"phase\": \"FIRST_UP\"}");
    }

    @Test
    void aProjectIsMadeReadListedAndChanged() {
        put("owner-department", root + "/projects/MRI", MRI).statusCode(201).header("ETag", "\"1\"");
        put("budget-office", root + "/projects/MRI", MRI).statusCode(200).header("ETag", "\"1\"");
        get("auditor", root + "/projects/MRI")
                .statusCode(200)
                .body("kind", equalTo("EQUIPMENT"))
                .body("plan.year", contains(2027, 2028))
                .body("plan.amount", contains(8000000, 500000.5f))
                .body("externalApproval.date", equalTo("2026-10-15"))
                .body("changedBy", equalTo("owner-department"))
                .body("feasibility", nullValue());
        as("budget-office")
                .header("If-Match", "\"3\"")
                .body(MRI)
                .put(Api.ROOT + root + "/projects/MRI")
                .then()
                .statusCode(412);
        put("budget-office", root + "/projects/ROOF", """
                {"name": "屋面", "kind": "CONSTRUCTION", "centre": "OFFICE"}""").statusCode(201).body("priority", equalTo(999));
        get("auditor", root + "/projects").body("items.project", contains("MRI", "ROOF"));
        get("auditor", root + "/projects?kind=CONSTRUCTION").body("items.project", contains("ROOF"));
        get("auditor", root + "/projects?centre=WARD").body("items.project", contains("MRI"));
        get("auditor", root + "/projects?kind=NONE").statusCode(400);
        String own = Tokens.of("budget-officer", List.of(hospital), List.of("OFFICE"));
        with(own).get(Api.ROOT + root + "/projects").then().body("items.project", contains("ROOF"));
        with(own).get(Api.ROOT + root + "/projects/MRI").then().statusCode(404);
    }

    @Test
    void aProjectThatMakesNoSenseIsRefused() {
        put("budget-office", root + "/projects/P", """
                {"name": "x", "kind": "OTHER", "centre": "NONE"}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_CENTRE"));
        put("budget-office", root + "/projects/P", "{\"priority\": 0, \"externalApproval\": {\"number\": \"1\"}}")
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/name", "/kind", "/centre", "/priority", "/externalApproval/date"));
        put("budget-office", root + "/projects/P", MRI.replace("2028", "2027"))
                .statusCode(400)
                .body("violations.pointer", contains("/plan/1/year"));
        put("budget-officer", root + "/projects/P", MRI).statusCode(403);
    }

    @Test
    void aCapitalLineNamesAProjectAndItsFeasibilityIsThereBeforeItIsSubmitted() {
        String ward = root + "/proposals/2027/WARD";
        String line = "{\"lines\": [{\"subject\": \"CAP_EQUIP\", \"project\": \"%s\", \"amount\": 8000000}]}";
        post("budget-officer", ward + "/lines", line.formatted("-"))
                .statusCode(400)
                .body("violations.code", contains("PROJECT_REQUIRED"));
        post("budget-officer", ward + "/lines", line.formatted("MRI"))
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_PROJECT"))
                .body("violations.pointer", contains("/lines/0/project"));
        put("budget-office", root + "/projects/MRI", MRI).statusCode(201);
        post("budget-officer", ward + "/lines", line.formatted("MRI")).statusCode(200);
        post("budget-officer", ward + "/submissions", "{}")
                .statusCode(409)
                .body("code", equalTo("PROJECT_INCOMPLETE"))
                .body("violations.pointer", contains("/projects/MRI/feasibility"));
        put(
                        "budget-office",
                        root + "/projects/MRI",
                        MRI.replace("\"kind\"", "\"feasibility\": \"年检查量 9000 人次, 5 年收回\", \"kind\""))
                .statusCode(200);
        post("budget-officer", ward + "/submissions", "{}").statusCode(201);
    }
}

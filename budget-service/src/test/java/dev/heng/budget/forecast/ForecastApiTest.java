package dev.heng.budget.forecast;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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

/** Forecasts beside the budget, and budgets at the volume that came. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ForecastApiTest {
    private static final String FORECAST = """
            {"name": "三月滚动预测", "from": "2026-03", "months": 3, "lookBack": 2, "method": "RUN_RATE",
             "methods": [{"subject": "EXP_TOTAL", "method": "REMAINING_BUDGET"}, {"subject": "EXP_ADM", "method": "SEASON"}]}""";
    private static final String RULE = """
            {"name": "卫材随门诊量", "subject": "EXP_MED", "volume": "VISITS_OP", "fixedShare": 0.25}""";

    private String hospital;
    private String root;

    @BeforeEach
    void aHospitalWithTwoMonthsOfAYear() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "OTHER", "REVENUE", "H").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [{"centre": "WARD", "subject": "EXP_MED_MAT", "month": "2026-01", "amount": 1000},
                 {"centre": "WARD", "subject": "EXP_MED_MAT", "month": "2026-04", "amount": 700},
                 {"centre": "WARD", "subject": "EXP_ADM_TEL", "month": "2026-01", "amount": 100},
                 {"centre": "OTHER", "subject": "EXP_MED_MAT", "month": "2026-01", "amount": 10},
                 {"centre": "WARD", "subject": "VISITS_OP", "month": "2026-01", "amount": 300}]}""").statusCode(200);
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                 {"id": "1", "centre": "WARD", "subject": "EXP_MED_MAT", "date": "2026-01-31", "amount": 1200},
                 {"id": "2", "centre": "WARD", "subject": "EXP_ADM_TEL", "date": "2026-02-28", "amount": 99.99},
                 {"id": "3", "centre": "WARD", "subject": "VISITS_OP", "date": "2026-01-31", "amount": 330},
                 {"id": "4", "centre": "OTHER", "subject": "EXP_MED_MAT", "date": "2026-01-31", "amount": 8}]}""").body("recorded", equalTo(4));
    }

    @Test
    void aForecastIsMadeOnceAndKeptWhateverIsBookedLater() {
        post("budget-office", root + "/forecasts", FORECAST)
                .statusCode(201)
                .body("forecast", equalTo(1))
                .body("lines", equalTo(4))
                .body("asOf", notNullValue());
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                 {"id": "5", "centre": "WARD", "subject": "EXP_MED_MAT", "date": "2026-03-31", "amount": 640.5}]}""").body("recorded", equalTo(1));
        get("auditor", root + "/forecasts/1/lines?centre=WARD&subject=EXP_MED_MAT")
                .body("items", hasSize(1))
                .body("items[0].method", equalTo("REMAINING_BUDGET"))
                .body("items[0].months.month", contains("2026-03", "2026-04", "2026-05"))
                .body("items[0].months.amount", contains(null, 700, null))
                .body("items[0].months.actual", contains(640.5f, null, null))
                .body("items[0].executed", equalTo(1200))
                .body("items[0].landing", equalTo(1900))
                .body("items[0].budget", equalTo(1700))
                .body("items[0].difference", equalTo(200));
        get("auditor", root + "/forecasts/1/lines?subject=EXP_ADM_TEL")
                .body("items[0].method", equalTo("RUN_RATE"))
                .body("items[0].months.amount", contains(50, 50, 50));
        get("auditor", root + "/figures?year=2026&centre=WARD&subject=EXP_MED_MAT")
                .body("items.budget", contains(1000, null, 700));
        get("auditor", root + "/forecasts/1")
                .body("methods.subject", contains("EXP_ADM", "EXP_TOTAL"))
                .body("madeBy", equalTo("budget-office"));
        post("budget-office", root + "/forecasts", "{\"name\": \"四月\", \"from\": \"2026-04\"}")
                .statusCode(201)
                .body("forecast", equalTo(2))
                .body("months", equalTo(12))
                .body("method", equalTo("SEASON"));
        get("auditor", root + "/forecasts?limit=1")
                .body("items.forecast", contains(2))
                .body("next", notNullValue());
        get("auditor", root + "/forecasts/3").statusCode(404);
        get("auditor", root + "/forecasts/x/lines").statusCode(404);
    }

    @Test
    void linesComePageByPageAndAnOfficerSeesItsCentre() {
        post("budget-office", root + "/forecasts", FORECAST).statusCode(201);
        String next = get("auditor", root + "/forecasts/1/lines?limit=3")
                .body("items.centre", contains("OTHER", "WARD", "WARD"))
                .extract()
                .path("next");
        get("auditor", root + "/forecasts/1/lines?limit=3&after=" + next)
                .body("items.subject", contains("VISITS_OP"))
                .body("next", nullValue());
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("OTHER"));
        Api.with(officer).get(Api.ROOT + root + "/forecasts/1/lines").then().body("items.centre", contains("OTHER"));
        Api.with(officer)
                .get(Api.ROOT + root + "/forecasts/1/lines?centre=WARD")
                .then()
                .statusCode(403);
    }

    @Test
    void aForecastThatMakesNoSenseIsRefusedWithEverythingThatIsWrong() {
        post("budget-office", root + "/forecasts", """
                {"name": " ", "from": "2026-03", "months": 19, "lookBack": 0}""")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/name", "/months", "/lookBack"));
        post("budget-office", root + "/forecasts", """
                {"name": "n", "from": "2026-03", "methods": [{"subject": "NONE", "method": "SEASON"}]}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_SUBJECT"));
        post("budget-office", root + "/forecasts", """
                {"name": "n", "from": "2026-03", "methods": [{"subject": "EXP_MED", "method": "SEASON"}, {"subject": "EXP_MED", "method": "RUN_RATE"}]}""")
                .statusCode(400)
                .body("violations.pointer", contains("/methods/1/subject"));
        post("auditor", root + "/forecasts", FORECAST).statusCode(403);
        post("budget-office", "/hospitals/none/forecasts", FORECAST).statusCode(404);
    }

    @Test
    void aBudgetFollowsTheVolumeOfItsCentre() {
        put("budget-office", root + "/flex-rules/materials", RULE).statusCode(201);
        get("auditor", root + "/flexible-budget?month=2026-01&centre=WARD")
                .body("items.subject", contains("EXP_ADM_TEL", "EXP_MED_MAT"))
                .body("items.state", contains("FIXED", "FLEXED"))
                .body("items.rule", contains(null, "materials"))
                .body("items[1].plannedVolume", equalTo(300))
                .body("items[1].actualVolume", equalTo(330))
                .body("items[1].fixed", equalTo(250))
                .body("items[1].rate", equalTo(2.5f))
                .body("items[1].flexible", equalTo(1075))
                .body("items[1].volumeVariance", equalTo(75))
                .body("items[1].spendingVariance", equalTo(125))
                .body("items[1].variance", equalTo(200));
        get("auditor", root + "/flexible-budget?month=2026-01&subject=EXP_TOTAL&rollup=true")
                .body("items.centre", contains("H", "OTHER", "WARD"))
                .body("items.budget", contains(1110, 10, 1100))
                .body("items.flexible", contains(1185, 10, 1175))
                .body("items.state", contains("NO_PLANNED_VOLUME", "NO_PLANNED_VOLUME", "FLEXED"));
        get("auditor", root + "/flexible-budget?month=2026-01&limit=1")
                .body("items.centre", contains("OTHER"))
                .body("next", notNullValue());
        Api.with(Tokens.of("budget-officer", List.of(hospital), List.of("OTHER")))
                .get(Api.ROOT + root + "/flexible-budget?month=2026-01&centre=WARD")
                .then()
                .statusCode(403);
    }

    @Test
    void aCentreGetsTheYearsBeforeTheOneThatItPrepares() {
        get("auditor", root + "/data-packs/2027/WARD?years=2")
                .body("items.subject", contains("EXP_ADM_TEL", "EXP_MED_MAT", "VISITS_OP"))
                .body("items[1].name", equalTo("医疗卫生材料费"))
                .body("items[1].years.year", contains(2025, 2026))
                .body("items[1].years.budget", contains(null, 1700))
                .body("items[1].years.executed", contains(null, 1200))
                .body("items[1].years[1].completion", equalTo(0.705882f))
                .body("items[1].years[1].months", equalTo(1))
                .body("items[1].season", nullValue())
                .body("items[1].perUnit.volume", contains("VISITS_OP"))
                .body("items[1].perUnit[0].amount", equalTo(3.636364f));
        get("auditor", root + "/data-packs/2027/H?rollup=true&limit=1")
                .body("items.subject", contains("EXP_ADM"))
                .body("next", notNullValue());
        get("auditor", root + "/data-packs/2027/H").body("items", hasSize(0));
        get("auditor", root + "/data-packs/2027/NONE")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_CENTRE"));
        get("auditor", root + "/data-packs/2027/WARD?years=11").statusCode(400);
        Api.with(Tokens.of("budget-officer", List.of(hospital), List.of("OTHER")))
                .get(Api.ROOT + root + "/data-packs/2027/WARD")
                .then()
                .statusCode(403);
    }

    @Test
    void aRuleIsReadListedAndChanged() {
        put("budget-office", root + "/flex-rules/r", RULE).statusCode(201).header("ETag", "\"1\"");
        put("budget-office", root + "/flex-rules/r", RULE).statusCode(200).header("ETag", "\"1\"");
        put("budget-office", root + "/flex-rules/other", RULE)
                .statusCode(409)
                .body("code", equalTo("FLEX_RULE_AMBIGUOUS"));
        put(
                        "budget-office",
                        root + "/flex-rules/other",
                        RULE.replace("\"fixedShare\"", "\"centre\": \"WARD\", \"fixedShare\""))
                .statusCode(201)
                .body("centre", equalTo("WARD"));
        get("auditor", root + "/flex-rules").body("items.rule", contains("other", "r"));
        get("auditor", root + "/flex-rules/none").statusCode(404);
        as("budget-office")
                .header("If-Match", "\"7\"")
                .body(RULE)
                .put(Api.ROOT + root + "/flex-rules/r")
                .then()
                .statusCode(412);
        put("budget-office", root + "/flex-rules/r", RULE.replace("0.25", "0.5"))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("fixedShare", equalTo(0.5f));
        put("budget-office", root + "/flex-rules/x", """
                {"name": "n", "subject": "VISITS_OP", "volume": "EXP_MED", "centre": "NONE", "fixedShare": 1}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_CENTRE", "NOT_FLEXIBLE", "NOT_A_VOLUME"));
        put("budget-office", root + "/flex-rules/x", """
                {"name": "n", "subject": "NONE", "volume": "NONE", "fixedShare": 1.5}""")
                .statusCode(400)
                .body("violations.pointer", contains("/fixedShare"));
        put("auditor", root + "/flex-rules/r", RULE).statusCode(403);
        get("auditor", root + "/audit-entries?operation=putFlexRule&outcome=ACCEPTED")
                .body("items.actor[0]", equalTo("budget-office"));
    }
}

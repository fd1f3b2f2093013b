package dev.heng.budget.settlement;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year's unspent money goes where the rules say, and back. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CarryForwardApiTest {
    private static final String REASON = "{\"reason\": \"重新结转\"}";

    private String root;

    @BeforeEach
    void aHospitalWithAYearThatSpentNotEverything() {
        String hospital = hospital();
        root = "/hospitals/" + hospital;
        centre(hospital, "WARD", "COST", "H").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [
                {"centre": "WARD", "subject": "EXP_MED", "month": "2026-11", "amount": 100.25, "fund": "FISCAL", "project": "P1"},
                {"centre": "WARD", "subject": "EXP_MED", "month": "2026-12", "amount": 50, "fund": "FISCAL", "project": "P1"},
                {"centre": "WARD", "subject": "EXP_MED", "month": "2026-12", "amount": 70},
                {"centre": "WARD", "subject": "REV_MED", "month": "2026-12", "amount": 900}]}""").statusCode(200);
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "1", "centre": "WARD", "subject": "EXP_MED", "date": "2026-11-30", "amount": 20, "fund": "FISCAL", "project": "P1"},
                {"id": "2", "centre": "WARD", "subject": "EXP_MED", "date": "2026-12-30", "amount": 30}]}""").body("recorded", equalTo(2));
    }

    private String digest() {
        return get("budget-office", root + "/carry-forwards/2026/simulation")
                .statusCode(200)
                .extract()
                .path("digest");
    }

    private static String naming(String digest) {
        return "{\"simulation\": \"" + digest + "\"}";
    }

    private List<Map<String, Object>> figures(String year) {
        List<Map<String, Object>> items = get("auditor", root + "/figures?year=" + year)
                .statusCode(200)
                .extract()
                .path("items");
        items.forEach(item -> item.remove("version"));
        return items;
    }

    @Test
    void theRunIsItsSimulationAndItsReversalRestoresEveryBalance() {
        List<Map<String, Object>> before = figures("2026");
        List<Object> simulated = get("auditor", root + "/carry-forwards/2026/simulation/lines")
                .body("items.fund", contains("FISCAL", "OWN"))
                .body("items.treatment", contains("CARRY", "LAPSE"))
                .body("items.rule", contains(nullValue(), nullValue()))
                .body("items[0].carried", equalTo(130.25f))
                .body("items[0].origins[0].year", equalTo(2026))
                .body("items[1].lapsed", equalTo(40))
                .extract()
                .path("items");
        assertEquals(before, figures("2026"), "a simulation changes nothing");
        String digest = digest();
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest))
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("run", equalTo(1))
                .body("state", equalTo("IN_FORCE"))
                .body("totals.fund", contains("FISCAL", "OWN"))
                .body("totals[0].carried", equalTo(130.25f));
        assertEquals(
                simulated,
                get("auditor", root + "/carry-forwards/2026/runs/1/lines")
                        .extract()
                        .path("items"));
        get("auditor", root + "/figures?month=2026-12&centre=WARD&subject=EXP_MED")
                .body("items.find {it.fund == 'FISCAL'}.budget", equalTo(50))
                .body("items.find {it.fund == 'FISCAL'}.reserved", equalTo(50))
                .body("items.find {it.fund == 'FISCAL'}.available", equalTo(0));
        get("auditor", root + "/figures?month=2026-11&centre=WARD&subject=EXP_MED")
                .body("items[0].reserved", equalTo(80.25f));
        get("auditor", root + "/figures?month=2027-01&centre=WARD&subject=EXP_MED")
                .body("items.size()", equalTo(1))
                .body("items[0].project", equalTo("P1"))
                .body("items[0].adjustment", equalTo(130.25f));
        get("auditor", root + "/entries?month=2027-01&centre=WARD&subject=EXP_MED")
                .body("items.document", hasItem("carry 2026 run 1"));
        assertEquals(digest, digest(), "a run in force is left out of account");
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest))
                .statusCode(200)
                .body("run", equalTo(1));
        post("budget-office", root + "/carry-forwards/2026/runs", naming("0".repeat(64)))
                .statusCode(409)
                .body("code", equalTo("CARRY_RUN_IN_FORCE"));
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON)
                .statusCode(200)
                .body("state", equalTo("REVERSED"))
                .body("reversal.reason", equalTo("重新结转"));
        get("auditor", root + "/figures?month=2026-12&centre=WARD&subject=EXP_MED")
                .body("items.find {it.fund == 'FISCAL'}.available", equalTo(50));
        get("auditor", root + "/figures?month=2027-01&centre=WARD&subject=EXP_MED")
                .body("items[0].budget", equalTo(0))
                .body("items[0].available", equalTo(0));
        get("auditor", root + "/integrity").body("differences", empty());
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON.replace("重新结转", "又"))
                .statusCode(200)
                .body("reversal.reason", equalTo("重新结转"));
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201)
                .body("run", equalTo(2));
        get("committee", root + "/carry-forwards/2026/runs").body("items.state", contains("REVERSED", "IN_FORCE"));
        get("auditor", root + "/integrity").body("differences", empty());
    }

    @Test
    void whatMovedSinceTheSimulationRefusesTheRun() {
        String digest = digest();
        post("connector", root + "/executions", """
                {"source": "his", "batch": "c", "lines": [
                {"id": "3", "centre": "WARD", "subject": "EXP_MED", "date": "2026-12-31", "amount": 1}]}""").body("recorded", equalTo(1));
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest))
                .statusCode(409)
                .body("code", equalTo("SIMULATION_STALE"));
        put("budget-office", root + "/carry-rules/own", """
                {"name": "结转", "fund": "OWN", "unspent": "CARRY"}""").statusCode(201);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201)
                .body("totals.carried", contains(130.25f, 39));
    }

    @Test
    void whatTheNextYearUsesIsNotTakenBack() {
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201);
        put("budget-office", root + "/reservations/po/1", """
                {"lines": [{"line": "1", "centre": "WARD", "subject": "EXP_MED", "month": "2027-01", "amount": 100, "fund": "FISCAL", "project": "P1"}]}""").statusCode(201);
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON)
                .statusCode(409)
                .body("code", equalTo("BUDGET_BELOW_USED"))
                .body("violations.code", contains("BUDGET_BELOW_USED"))
                .body("violations[0].detail", containsString("po/1 100"));
        get("auditor", root + "/carry-forwards/2026/runs/1").body("state", equalTo("IN_FORCE"));
        post("budget-office", root + "/reservations/po/1/releases", "{\"reason\": \"取消\"}")
                .statusCode(200);
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON)
                .statusCode(200);
    }

    @Test
    void openReservationsGoOnInTheNextYearWithTheirBudget() {
        put("budget-office", root + "/control-rules/house", """
                {"name": "全院", "control": "STRICT", "level": "HOSPITAL", "basis": "YEAR"}""").statusCode(201);
        put("connector", root + "/reservations/po/1", """
                {"lines": [{"line": "1", "centre": "WARD", "subject": "EXP_MED", "month": "2026-12", "amount": 10.5, "fund": "FISCAL",
                "project": "P1"}]}""").statusCode(201);
        get("auditor", root + "/carry-forwards/2026/simulation")
                .body("totals[0].carried", equalTo(119.75f))
                .body("totals[0].reservationsCarried", equalTo(10.5f));
        String digest = digest();
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest))
                .statusCode(201);
        assertEquals(digest, digest(), "a run in force is left out of account");
        get("auditor", root + "/figures?month=2027-01&centre=WARD&subject=EXP_MED")
                .body("items[0].budget", equalTo(130.25f))
                .body("items[0].reserved", equalTo(10.5f));
        get("auditor", root + "/figures?month=2026-12&centre=WARD&subject=EXP_MED")
                .body("items.find {it.fund == 'FISCAL'}.reserved", equalTo(50));
        get("auditor", root + "/periods/2026-12/checklist")
                .body("items.find {it.item == 'RESERVATIONS_REVIEWED'}.open", equalTo(0));
        post("budget-office", root + "/final-accounts/2026", "{}").statusCode(201);
        get("auditor", root + "/final-accounts/2026/1/tie-outs").body("items.tied", everyItem(is(true)));
        get("auditor", root + "/final-accounts/2026/1/lines")
                .body("items.find {it.fund == 'FISCAL'}.reserved", equalTo(10.5f))
                .body("items.find {it.fund == 'FISCAL'}.carriedOut", equalTo(130.25f));
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON)
                .statusCode(200);
        get("auditor", root + "/figures?month=2026-12&centre=WARD&subject=EXP_MED")
                .body("items.find {it.fund == 'FISCAL'}.reserved", equalTo(10.5f));
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest))
                .statusCode(201);
        post("connector", root + "/reservations/po/1/uses", """
                {"source": "his", "lines": [{"id": "u", "line": "1", "date": "2027-01-15", "amount": 4}]}""").statusCode(200);
        get("auditor", root + "/figures?month=2027-01&centre=WARD&subject=EXP_MED")
                .body("items[0].reserved", equalTo(6.5f))
                .body("items[0].executed", equalTo(4));
        post("budget-office", root + "/carry-forwards/2026/runs/2/reversals", REASON)
                .statusCode(409)
                .body("violations.code", contains("RESERVATION_USED"));
        get("auditor", root + "/integrity").body("differences", empty()).body("limits", empty());
    }

    @Test
    void moreLinesThanTheLedgerTakesAtOnceAreOneRun() {
        int many = CarryMoves.LINES_MAX + 50;
        String lines = IntStream.range(0, many).mapToObj(n -> """
                        {"centre": "WARD", "subject": "EXP_MED", "month": "2026-06", "amount": 1.01, "fund": "FISCAL", "project": "X%d"}""".formatted(n)).collect(Collectors.joining(","));
        post("budget-office", root + "/budgets/2026/opening", "{\"lines\": [" + lines + "]}")
                .statusCode(200);
        float carried = new BigDecimal("1.01")
                .multiply(BigDecimal.valueOf(many))
                .add(new BigDecimal("130.25"))
                .floatValue();
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201)
                .body("lines", equalTo(many + 2))
                .body("totals[0].carried", equalTo(carried));
        post("budget-office", root + "/final-accounts/2026", "{}").statusCode(201);
        get("auditor", root + "/final-accounts/2026/1/tie-outs")
                .body("items.tied", everyItem(is(true)))
                .body("items.find {it.name == 'CARRIED_OUT_IS_CARRIED_IN'}.other", equalTo(carried));
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", REASON)
                .statusCode(200);
        get("auditor", root + "/carry-forwards/2026/simulation").body("totals[0].carried", equalTo(carried));
        get("auditor", root + "/integrity").body("differences", empty());
    }

    @Test
    void whatARuleReleasesIsReleasedBefore() {
        put("budget-office", root + "/carry-rules/all", """
                {"name": "不结转占用", "unspent": "RETURN", "reservations": "RELEASE"}""").statusCode(201);
        put("connector", root + "/reservations/po/1", """
                {"lines": [{"line": "1", "centre": "WARD", "subject": "EXP_MED", "month": "2026-12", "amount": 5}]}""").statusCode(201);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(409)
                .body("code", equalTo("OPEN_RESERVATIONS"))
                .body("violations[0].detail", containsString("WARD/EXP_MED/OWN/-: 5"));
        post("connector", root + "/reservations/po/1/releases", "{\"reason\": \"年末\"}")
                .statusCode(200);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201)
                .body("totals.returned", contains(130.25f, 40));
    }

    @Test
    void theChecklistSaysWhatIsLeftOfTheYear() {
        get("auditor", root + "/settlements/2026/checklist")
                .body("done", equalTo(false))
                .body(
                        "items.item",
                        contains(
                                "MONTHS_CLOSED",
                                "SUSPENSE_EMPTY",
                                "RECONCILED",
                                "ADJUSTMENTS_DECIDED",
                                "RESERVATIONS_REVIEWED",
                                "CYCLE_IN_SETTLEMENT",
                                "CARRIED_FORWARD",
                                "FINAL_ACCOUNT_APPROVED"))
                .body("items.open", contains(12, 0, 0, 0, 0, 1, 1, 1));
        put("budget-office", root + "/years/2026", "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(200);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201);
        get("auditor", root + "/settlements/2026/checklist").body("items.open", contains(0, 0, 0, 0, 0, 1, 0, 1));
    }

    @Test
    void monthsThatAreClosedForTheOfficeAreNotCarried() {
        put("budget-office", root + "/periods/2026-12", "{\"state\": \"SOFT_CLOSED\"}")
                .statusCode(200);
        put("budget-office", root + "/periods/2027-01", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(409)
                .body("code", equalTo("CARRY_REFUSED"))
                .body("violations.code", contains("PERIOD_CLOSED"));
        put("budget-office", root + "/periods/2027-01", "{\"state\": \"OPEN\", \"reason\": \"结转\"}")
                .statusCode(200);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201);
    }

    @Test
    void moneyIsCarriedByTheYearOfItsOrigin() {
        put("budget-office", root + "/carry-rules/fiscal", """
                {"name": "财政资金", "fund": "FISCAL", "unspent": "CARRY", "untilYears": 1}""").statusCode(201);
        post("budget-office", root + "/carry-forwards/2026/runs", naming(digest()))
                .statusCode(201);
        get("auditor", root + "/carry-forwards/2027/simulation/lines")
                .body("items.size()", equalTo(1))
                .body("items[0].rule", equalTo("fiscal"))
                .body("items[0].carried", equalTo(0))
                .body("items[0].returned", equalTo(130.25f));
    }

    @Test
    void aRuleIsReadListedChangedAndRefusedWithEverythingThatIsWrong() {
        String body = """
                {"name": "财政项目", "fund": "FISCAL", "project": "*", "unspent": "CARRY", "untilYears": 2, "reservations": "RELEASE"}""";
        put("budget-office", root + "/carry-rules/fiscal", body).statusCode(201).header("ETag", "\"1\"");
        put("budget-office", root + "/carry-rules/fiscal", body).statusCode(200).header("ETag", "\"1\"");
        get("auditor", root + "/carry-rules/fiscal")
                .body("project", equalTo("*"))
                .body("subject", nullValue())
                .body("reservations", equalTo("RELEASE"));
        put("budget-office", root + "/carry-rules/again", body)
                .statusCode(409)
                .body("code", equalTo("CARRY_RULE_AMBIGUOUS"));
        as("budget-office")
                .header("If-Match", "\"7\"")
                .body(body)
                .put(Api.ROOT + root + "/carry-rules/fiscal")
                .then()
                .statusCode(412);
        put(
                        "budget-office",
                        root + "/carry-rules/a",
                        body.replace("\"*\"", "\"-\"").replace("CARRY", "RETURN"))
                .statusCode(400)
                .body("violations.code", contains("NOT_ALLOWED"));
        put("budget-office", root + "/carry-rules/a", """
                {"name": "x", "subject": "NONE", "centre": "NONE", "unspent": "LAPSE"}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_SUBJECT", "UNKNOWN_CENTRE"));
        put("budget-office", root + "/carry-rules/a", "{}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/name", "/unspent"));
        put("committee", root + "/carry-rules/a", body).statusCode(403);
        get("auditor", root + "/carry-rules?limit=1")
                .body("items.rule", contains("fiscal"))
                .body("next", nullValue());
        get("auditor", root + "/carry-rules/none").statusCode(404);
        post("budget-office", root + "/carry-forwards/2026/runs", "{\"simulation\": \"x\"}")
                .statusCode(400);
        get("auditor", root + "/carry-forwards/2026/runs/1").statusCode(404);
        get("auditor", root + "/carry-forwards/2026/runs/x").statusCode(400);
    }
}

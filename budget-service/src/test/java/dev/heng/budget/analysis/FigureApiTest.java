package dev.heng.budget.analysis;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.Ledger;
import dev.heng.budget.ledger.Poster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One hospital with two departments; the second one has a ward and moves below the first in July. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FigureApiTest {
    @Inject
    Ledger ledger;

    @Test
    void figuresAreShownAsTheyAre() {
        String figures = "/hospitals/" + loaded() + "/figures?month=2026-03";
        get("evaluator", figures + "&centre=A&subject=REV_OP")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].fund", equalTo("OWN"))
                .body("items[0].project", equalTo("-"))
                .body("items[0].budget", equalTo(100))
                .body("items[0].executed", equalTo(30.25f))
                .body("items[0].available", equalTo(69.75f))
                .body("items[0].reserved", nullValue());
        get("evaluator", figures + "&centre=B&subject=REV_OP")
                .body("items[0].original", nullValue())
                .body("items[0].available", nullValue())
                .body("items[0].executed", equalTo(7));
    }

    @Test
    void rolledUpACentreIsItsSubtreeAndASubjectItsChildren() {
        String figures = "/hospitals/" + loaded() + "/figures?rollup=true";
        get("evaluator", figures + "&month=2026-03&centre=H&subject=REV_MED")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].original", equalTo(100))
                .body("items[0].executed", equalTo(41.25f))
                .body("items[0].version", equalTo(2));
        get("evaluator", figures + "&month=2026-03&centre=B").body("items.subject", hasItem("REV_TOTAL"));
        get("evaluator", figures + "&month=2026-03&centre=H&subject=STAFF").body("items.executed", contains(15));
        get("evaluator", figures + "&month=2026-03&subject=REV_TOTAL")
                .body("items.centre", contains("A", "B", "B1", "H"))
                .body("items.executed", contains(30.25f, 11, 4, 41.25f));
    }

    @Test
    void aPeriodIsRolledUpByTheTreeOfItsLastDay() {
        String figures = "/hospitals/" + loaded() + "/figures?rollup=true&centre=A&subject=REV_TOTAL";
        get("evaluator", figures + "&month=2026-03").body("items.executed", contains(30.25f));
        get("evaluator", figures + "&year=2026").body("items.executed", contains(41.25f));
        get("evaluator", figures + "&from=2026-03&to=2026-06").body("items.executed", contains(30.25f));
    }

    @Test
    void thePagesTogetherAreTheWholeList() {
        String hospital = loaded();
        for (String query : List.of("rollup=true", "rollup=false")) {
            String figures = "/hospitals/" + hospital + "/figures?year=2026&" + query;
            List<Map<String, ?>> whole =
                    get("evaluator", figures + "&limit=1000").extract().path("items");
            assertEquals(whole, paged(figures + "&limit=3"));
        }
        String entries = "/hospitals/" + hospital + "/entries?year=2026";
        List<Map<String, ?>> whole =
                get("evaluator", entries + "&limit=1000").extract().path("items");
        assertEquals(whole, paged(entries + "&limit=2"));
    }

    private static List<Map<String, ?>> paged(String query) {
        List<Map<String, ?>> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page =
                    get("evaluator", query + "&after=" + next).statusCode(200).extract();
            items.addAll(page.path("items"));
            next = page.path("next");
        }
        return items;
    }

    @Test
    void theEntriesBehindAFigureAddUpToIt() {
        String entries = "/hospitals/" + loaded() + "/entries?month=2026-03";
        get("evaluator", entries + "&centre=A&subject=REV_OP&figure=EXECUTED")
                .statusCode(200)
                .body("items.id", contains("1", "2"))
                .body("items.delta", contains(40, -9.75f))
                .body("items.source", everyItem(equalTo("his")))
                .body("items.kind", everyItem(equalTo("EXECUTION")))
                .body("items.actor", everyItem(equalTo("tester")))
                .body("items.document", contains("D-1", null))
                .body("items.memo", contains(null, "冲正"))
                .body("items.date", contains("2026-03-05", "2026-03-31"))
                .body("items.cellVersion", contains(2, 2));
        get("evaluator", entries + "&centre=H&subject=REV_MED&rollup=true&figure=EXECUTED")
                .body("items.id", contains("1", "2", "3", "4"));
        get("evaluator", entries + "&centre=H&subject=REV_MED&rollup=true&figure=EXECUTED&space=CHILDREN")
                .body("items.id", contains("1", "2", "3", "4"));
        get("evaluator", entries + "&centre=H&subject=REV_MED&rollup=true&figure=EXECUTED&space=OWN")
                .body("items", hasSize(0));
        get("evaluator", entries + "&centre=A&subject=REV_OP&figure=BUDGET").body("items.delta", contains(100));
        get("evaluator", entries + "&centre=A&space=ASIDE").statusCode(400);
        get("evaluator", entries + "&centre=A&subject=STAFF")
                .body("items.balance", contains(10, 12))
                .body("items.delta", contains(10, 2));
    }

    @Test
    void theIntegrityIsProved() {
        get("auditor", "/hospitals/" + loaded() + "/integrity")
                .statusCode(200)
                .body("cells", equalTo(5))
                .body("entries", equalTo(8))
                .body("differences", hasSize(0));
        get("evaluator", "/hospitals/" + hospital() + "/integrity").statusCode(403);
    }

    @Test
    void anOfficerSeesNothingOfOtherCentres() {
        String hospital = loaded();
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("B1"));
        String root = ROOT + "/hospitals/" + hospital;
        with(officer)
                .get(root + "/figures?month=2026-03")
                .then()
                .statusCode(200)
                .body("items.centre", everyItem(equalTo("B1")))
                .body("items", not(hasSize(0)));
        with(officer)
                .get(root + "/figures?month=2026-03&rollup=true")
                .then()
                .body("items.centre", everyItem(equalTo("B1")));
        for (String path : List.of("/figures", "/entries")) {
            with(officer)
                    .get(root + path + "?month=2026-03&centre=H&rollup=true")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        }
        with(officer).get(root + "/entries?month=2026-03").then().body("items.centre", everyItem(equalTo("B1")));
        with(Tokens.of("auditor", List.of("elsewhere"), List.of()))
                .get(root + "/figures?month=2026-03")
                .then()
                .statusCode(403)
                .body("code", equalTo("HOSPITAL_OUT_OF_SCOPE"));
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        String hospital = hospital();
        for (String query : List.of(
                "",
                "?year=2026&month=2026-03",
                "?month=2026-3",
                "?year=26",
                "?from=2026-01",
                "?from=2026-03&to=2026-01",
                "?from=2000-01&to=2026-01",
                "?month=2026-03&rollup=yes",
                "?month=2026-03&centre=NONE",
                "?month=2026-03&subject=NONE",
                "?month=2026-03&subject=..%2F..",
                "?month=2026-03&limit=0",
                "?month=2026-03&limit=-1",
                "?month=2026-03&limit=ten",
                "?month=2026-03&limit=1000000000",
                "?month=2026-03&after=%27",
                "?month=2026-03&after=QUJD")) {
            for (String list : List.of("/figures", "/entries")) {
                get("evaluator", "/hospitals/" + hospital + list + query).statusCode(400);
            }
        }
        get("evaluator", "/hospitals/" + fresh("h") + "/figures?year=2026").statusCode(404);
    }

    private String loaded() {
        String hospital = hospital();
        centre(hospital, "A", "REVENUE", "H").statusCode(201);
        centre(hospital, "B", "REVENUE", "H").statusCode(201);
        centre(hospital, "B1", "REVENUE", "B").statusCode(201);
        put(
                        "admin",
                        "/hospitals/" + hospital + "/centres/B",
                        "{\"name\": \"B\", \"type\": \"REVENUE\", \"parent\": \"A\", \"validFrom\": \"2026-07-01\"}")
                .statusCode(200);
        post(
                        "budget-office",
                        "/hospitals/" + hospital + "/budgets/2026/opening",
                        "{\"lines\": [{\"centre\": \"A\", \"subject\": \"REV_OP\", \"month\": \"2026-03\", \"amount\": 100}]}")
                .statusCode(200);
        ledger.post(new Execution(
                hospital,
                "his",
                "b1",
                "tester",
                Poster.SOURCE,
                List.of(
                        line("1", "A", "REV_OP", "2026-03-05", "40", "D-1", null),
                        line("2", "A", "REV_OP", "2026-03-31", "-9.75", null, "冲正"),
                        line("3", "B", "REV_OP", "2026-03-31", "7", null, null),
                        line("4", "B1", "REV_IP", "2026-03-31", "4", null, null),
                        line("5", "A", "STAFF", "2026-03-01", "10", null, null),
                        line("6", "B", "STAFF", "2026-03-31", "3", null, null))));
        ledger.post(new Execution(
                hospital,
                "his",
                "b2",
                "tester",
                Poster.SOURCE,
                List.of(line("7", "A", "STAFF", "2026-03-31", "12", null, null))));
        return hospital;
    }

    private static ExecutionLine line(
            String id, String centre, String subject, String date, String amount, String document, String memo) {
        return new ExecutionLine(
                id, centre, subject, "OWN", "-", LocalDate.parse(date), new BigDecimal(amount), document, memo);
    }
}

package dev.heng.budget.consolidation;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.consolidation.Planned.amend;
import static dev.heng.budget.consolidation.Planned.amended;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WARD has 6,000 of drugs, 500 a month, for the beds A, B and C below it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DecompositionApiTest {
    private Planned planned;
    private String decompositions;

    @BeforeEach
    void aBudgetIsInForce() {
        planned = Planned.submitted();
        for (String bed : List.of("A", "B", "C")) {
            centre(planned.hospital(), bed, "COST", "WARD").statusCode(201);
        }
        decompositions = planned.root() + "/budgets/2027/decompositions";
        planned.build("{\"allowMissing\": true}").statusCode(201);
    }

    @Test
    void aLineIsHandedOnToTheCent() {
        hand("EVEN", "").statusCode(409).body("code", equalTo("BUDGET_VERSION_STATE"));
        planned.putInForce(1);
        hand("EVEN", "")
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("decomposition", equalTo(1))
                .body("version", equalTo(1))
                .body("lines.centre", contains("A", "B", "C"))
                .body("lines[0].amounts", equalTo(Collections.nCopies(12, 166.67f)));
        planned.figures("month=2027-04&subject=EXP_MED_DRUG")
                .body("items.centre", contains("A", "B", "C", "WARD"))
                .body("items.original", contains(166.67f, 166.67f, 166.66f, 0))
                .body("items.issue.version", everyItem(equalTo(1)));
        planned.figures("month=2027-04&subject=EXP_MED_DRUG&centre=WARD&rollup=true")
                .body("items.original", contains(500));
        get("auditor", planned.root() + "/entries?month=2027-04&centre=A")
                .body("items[0].document", startsWith("decomposition 2027/1 of budget 2027 v1 "));
        get("auditor", planned.root() + "/integrity").body("differences", hasSize(0));
        get("auditor", decompositions + "/1").body("lines", hasSize(3)).body("reason", equalTo("分解到床位"));
        get("auditor", decompositions).body("items.decomposition", contains(1));
        hand("EVEN", "").statusCode(409).body("code", equalTo("NOTHING_TO_DECOMPOSE"));
        get("auditor", decompositions + "/2").statusCode(404);
    }

    @Test
    void sharesAndLastYearWeigh() {
        post("connector", planned.root() + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                  {"id": "1", "centre": "B", "subject": "EXP_MED_DRUG", "date": "2026-03-01", "amount": 30},
                  {"id": "2", "centre": "C", "subject": "EXP_MED_DRUG", "date": "2026-08-01", "amount": 10}]}""").statusCode(200);
        planned.putInForce(1);
        hand("LAST_YEAR", "").statusCode(201);
        planned.figures("month=2027-04&subject=EXP_MED_DRUG").body("items.original", contains(375, 125, 0));
        post("budget-office", decompositions, """
                {"centre": "H", "method": "WEIGHTS", "reason": "x", "to": [{"centre": "A", "share": 1}]}""").statusCode(409).body("code", equalTo("NOTHING_TO_DECOMPOSE"));
    }

    @Test
    void amountsStayWithinTheTotalAndWhatIsUsedStaysToo() {
        planned.putInForce(1);
        hand("AMOUNTS", ", \"amounts\": [" + String.join(", ", Collections.nCopies(12, "166.67")) + "]")
                .statusCode(409)
                .body("code", equalTo("ABOVE_TOTAL"));
        post("connector", planned.root() + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                  {"id": "1", "centre": "WARD", "subject": "EXP_MED_DRUG", "date": "2027-03-01", "amount": 200.01}]}""").statusCode(200);
        hand("AMOUNTS", ", \"amounts\": [" + String.join(", ", Collections.nCopies(12, "100")) + "]")
                .statusCode(409)
                .body("code", equalTo("BUDGET_BELOW_USED"));
        hand("AMOUNTS", ", \"amounts\": [" + String.join(", ", Collections.nCopies(12, "99")) + "]")
                .statusCode(201);
        planned.figures("month=2027-03&subject=EXP_MED_DRUG&centre=WARD").body("items.original", contains(203));
    }

    @Test
    void aRequestIsCheckedAllOfIt() {
        planned.putInForce(1);
        post("budget-office", decompositions, """
                {"centre": "WARD", "method": "EVEN", "reason": "x", "to": [{"centre": "LAB"}, {"centre": "WARD"}, {"centre": "A"},
                 {"centre": "A"}]}""")
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("NOT_BELOW", "NOT_BELOW", "DUPLICATE_CENTRE"));
        post("budget-office", decompositions, """
                {"centre": "WARD", "method": "WEIGHTS", "reason": "x", "to": [{"centre": "A"}, {"centre": "B", "share": -1}]}""")
                .statusCode(400)
                .body("violations.pointer", contains("/to/0/share", "/to/1/share"));
        post("budget-office", decompositions, """
                {"centre": "WARD", "method": "AMOUNTS", "reason": "x", "to": [{"centre": "A", "amounts": [1]}]}""")
                .statusCode(400)
                .body("violations.pointer", contains("/subject", "/to/0/amounts"));
        post("committee", decompositions, "{}").statusCode(403);
    }

    @Test
    void childrenAboveTheirParentAreAnError() {
        planned.build("{\"allowMissing\": true, "
                        + amended(amend("A", "EXP_MED_DRUG", "7000")).substring(1))
                .statusCode(201);
        get("committee", planned.versions() + "/2/checks")
                .body("checks.find { it.check == 'HOSPITAL_EQUALS_CENTRES' }.findings.centre", contains("WARD"));
    }

    private ValidatableResponse hand(String method, String what) {
        return post("budget-office", decompositions, """
                {"centre": "WARD", "subject": "EXP_MED_DRUG", "method": "%s", "reason": "分解到床位",
                 "to": [{"centre": "A"%s}, {"centre": "B"%s}, {"centre": "C"%s}]}""".formatted(method, what, what, what));
    }
}

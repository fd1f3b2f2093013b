package dev.heng.budget.consolidation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.consolidation.Planned.amend;
import static dev.heng.budget.consolidation.Planned.amended;
import static dev.heng.budget.consolidation.Planned.line;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A budget is built from proposals, approved, and becomes figures. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class VersionApiTest {
    private Planned planned;

    @BeforeEach
    void twoCentresHaveSubmitted() {
        planned = Planned.submitted();
    }

    @Test
    void aVersionIsWhatWasProposedWithWhatTheOfficeAmends() {
        planned.build(amended(amend("WARD", "EXP_MED_DRUG", "4000.01"), amend("H", "EXP_OTH", "12")))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("state", equalTo("DRAFT"))
                .body("lines", equalTo(5))
                .body("hash", matchesPattern("[0-9a-f]{64}"))
                .body("missing", empty());
        String lines = planned.versions() + "/1/lines";
        get("auditor", lines)
                .body("items.centre", contains("H", "LAB", "WARD", "WARD", "WARD"))
                .body("items[3].subject", equalTo("EXP_MED_RISK"))
                .body("items[4].amounts", everyItem(equalTo(1000)))
                .body("items[4].proposed", everyItem(equalTo(1000)))
                .body("items[4].changedBy", nullValue());
        get("auditor", lines + "?amended=true")
                .body("items.centre", contains("H", "WARD"))
                .body("items.amount", contains(12, 4000.01f))
                .body("items[0].proposed", nullValue())
                .body("items[1].amounts[0]", equalTo(333.34f))
                .body("items[1].amounts[11]", equalTo(333.33f))
                .body("items.changedBy", everyItem(equalTo("budget-office")))
                .body("items.reason", everyItem(equalTo("按控制数")));
        get("auditor", lines + "?centre=LAB&subject=EXP_MED_OFFICE&limit=1").body("items.amount", contains(2400));
    }

    @Test
    void theSameContentAgainIsTheVersionThatExists() {
        planned.build("{}").statusCode(201);
        planned.build("{}").statusCode(200).body("version", equalTo(1));
        planned.build(amended(amend("LAB", "EXP_MED_OFFICE", "2000")))
                .statusCode(201)
                .body("version", equalTo(2));
        planned.build("{}").statusCode(200).body("version", equalTo(1));
        get("auditor", planned.versions() + "?limit=1")
                .body("items.version", contains(2))
                .body("next", notNullValue());
    }

    @Test
    void amendmentsAreCheckedAllOfThem() {
        planned.build(amended(
                        amend("NOWHERE", "EXP_OTH", "1"),
                        amend("WARD", "NO_SUCH", "1"),
                        amend("WARD", "EXP_MED", "1"),
                        amend("WARD", "EXP_OTH", "1"),
                        amend("WARD", "EXP_OTH", "2")))
                .statusCode(400)
                .body(
                        "violations.code",
                        containsInAnyOrder(
                                "UNKNOWN_CENTRE", "UNKNOWN_SUBJECT", "SUBJECT_NOT_A_LEAF", "DUPLICATE_LINE"));
        planned.build(amended("{\"centre\": \"WARD\", \"subject\": \"EXP_OTH\", \"reason\": \"x\"}"))
                .statusCode(400)
                .body("violations.pointer", contains("/lines/0"));
        planned.build(amended("{\"centre\": \"WARD\", \"subject\": \"EXP_OTH\", \"amounts\": [1], \"reason\": \"x\"}"))
                .statusCode(400)
                .body("violations.pointer", contains("/lines/0/amounts"));
        planned.build(amended("{\"centre\": \"WARD\", \"subject\": \"EXP_OTH\", \"amount\": 1}"))
                .statusCode(400)
                .body("violations.pointer", contains("/lines/0/reason"));
        planned.build("{\"useOfBalances\": -1}").statusCode(400);
        get("auditor", planned.versions()).body("items", empty());
    }

    @Test
    void aCentreThatHasNotSubmittedIsNamedAndLeftOutOnlyWhenThatIsAllowed() {
        centre(planned.hospital(), "LATE", "COST", "H").statusCode(201);
        planned.build("{}")
                .statusCode(409)
                .body("code", equalTo("PROPOSALS_MISSING"))
                .body("violations.code", contains("PROPOSAL_MISSING"))
                .body("violations[0].detail", startsWith("The centre LATE "));
        planned.build("{\"allowMissing\": true}").statusCode(201).body("missing", contains("LATE"));
    }

    @Test
    void aBudgetIsMadeInTheSecondRoundDownOnly() {
        Planned early = Planned.inSecondRoundUp();
        early.propose("WARD", line("REV_OP_EXAM", "1"));
        early.build("{\"allowMissing\": true}").statusCode(409).body("code", equalTo("PHASE_CLOSED"));
        post("budget-office", early.root() + "/budgets/2031/versions", "{}").statusCode(404);
    }

    @Test
    void anIssuedBudgetIsWhatTheFiguresAre() {
        planned.build("{}").statusCode(201);
        planned.issue(1).statusCode(409).body("code", equalTo("BUDGET_VERSION_STATE"));
        planned.submit(1)
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("submittedBy", equalTo("budget-office"))
                .body("approval", notNullValue());
        planned.submit(1).statusCode(200).header("ETag", "\"2\"");
        planned.issue(1).statusCode(409).body("code", equalTo("BUDGET_VERSION_STATE"));
        planned.figures("year=2027").body("items", empty());
        planned.decide(1, "APPROVE").statusCode(201);
        planned.issue(1)
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("state", equalTo("ISSUED"))
                .body("opinion", equalTo("会议通过"))
                .body("issuedBy", equalTo("budget-office"));
        planned.issue(1).statusCode(200).header("ETag", "\"4\"");
        planned.submit(1).statusCode(409).body("code", equalTo("BUDGET_VERSION_STATE"));
        String hash = get("auditor", planned.versions() + "/1").extract().path("hash");
        planned.figures("month=2027-03")
                .body("items.subject", contains("EXP_MED_OFFICE", "EXP_MED_DRUG", "EXP_MED_RISK", "REV_OP_EXAM"))
                .body("items.original", contains(200, 500, 2, 1000))
                .body("items.issue.version", everyItem(equalTo(1)))
                .body("items.issue.hash", everyItem(equalTo(hash)));
        planned.figures("month=2027-03&rollup=true&centre=H&subject=EXP_MED").body("items.issue.version", contains(1));
        get("auditor", planned.root() + "/entries?month=2027-03")
                .body("items.document", everyItem(equalTo("budget 2027 v1 " + hash.substring(0, 12))));
        get("auditor", planned.root() + "/integrity").body("differences", hasSize(0));
    }

    @Test
    void anotherVersionTakesThePlaceOfTheIssuedOneToTheCent() {
        planned.build("{}").statusCode(201);
        planned.putInForce(1);
        planned.move("EXECUTION");
        put("budget-office", planned.root() + "/periods/2027-01", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        planned.build(amended(monthly("LAB", "EXP_MED_OFFICE", "200", "150"))).statusCode(201);
        planned.putInForce(2);
        get("auditor", planned.versions()).body("items.state", contains("ISSUED", "SUPERSEDED"));
        planned.figures("year=2027&centre=LAB&subject=EXP_MED_OFFICE")
                .body("items.original", contains(200, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150));
        planned.build(amended(monthly("LAB", "EXP_MED_OFFICE", "0", "150"))).statusCode(201);
        planned.submit(3).statusCode(200);
        planned.decide(3, "APPROVE").statusCode(201);
        planned.issue(3)
                .statusCode(409)
                .body("code", equalTo("PERIOD_CLOSED"))
                .body("violations[0].detail", startsWith("LAB/EXP_MED_OFFICE/OWN/- in 2027-01"));
        get("auditor", planned.versions() + "/3").body("state", equalTo("APPROVED"));
    }

    private static String monthly(String centre, String subject, String january, String others) {
        return "{\"centre\": \"%s\", \"subject\": \"%s\", \"amounts\": [%s%s], \"reason\": \"压减\"}"
                .formatted(centre, subject, january, (", " + others).repeat(11));
    }

    @Test
    void aCycleWithABudgetInForceDoesNotGoBackToItsRounds() {
        planned.build("{}").statusCode(201);
        planned.putInForce(1);
        post("budget-office", planned.root() + "/cycles/2027/phases", "{\"phase\": \"SECOND_UP\", \"reason\": \"重来\"}")
                .statusCode(409)
                .body("code", equalTo("BUDGET_ISSUED"));
    }

    @Test
    void whatAnOpeningPlannedAndTheVersionDoesNotNameIsNought() {
        post("budget-office", planned.root() + "/budgets/2027/opening", """
                {"lines": [{"centre": "LAB", "subject": "EXP_OTH", "month": "2027-05", "amount": 77}]}""").statusCode(200);
        planned.figures("month=2027-05").body("items.issue", contains(nullValue()));
        planned.build("{}").statusCode(201);
        planned.putInForce(1);
        planned.figures("month=2027-05&subject=EXP_OTH").body("items.original", contains(0));
        post("budget-office", planned.root() + "/budgets/2027/opening", """
                {"lines": [{"centre": "LAB", "subject": "EXP_OTH", "month": "2027-05", "amount": 77}]}""")
                .statusCode(409)
                .body("code", equalTo("BUDGET_ISSUED"));
    }

    @Test
    void aReturnedVersionIsSubmittedAgainOrReplaced() {
        planned.build("{}").statusCode(201);
        planned.submit(1).statusCode(200);
        planned.decide(1, "RETURN").statusCode(201);
        get("auditor", planned.versions() + "/1").body("state", equalTo("RETURNED"));
        planned.issue(1).statusCode(409);
        planned.submit(1).statusCode(200).body("state", equalTo("SUBMITTED"));
    }

    @Test
    void whoPreparedABudgetNeverApprovesItAndWhoApprovedItNeverIssuesIt() {
        planned.build("{}").statusCode(201);
        planned.submit(1).statusCode(200);
        int approval = get("auditor", planned.versions() + "/1").extract().path("approval");
        String decisions = Api.ROOT + planned.root() + "/approvals/" + approval + "/decisions";
        String approve = "{\"decision\": \"APPROVE\", \"opinion\": \"x\"}";
        Api.with(Tokens.named("budget-office", "committee"))
                .body(approve)
                .post(decisions)
                .then()
                .statusCode(403)
                .body("code", equalTo("PREPARER_NEVER_APPROVES"));
        Api.with(Tokens.named("both", "committee"))
                .body(approve)
                .post(decisions)
                .then()
                .statusCode(201);
        Api.with(Tokens.named("both", "budget-office"))
                .post(Api.ROOT + planned.versions() + "/1/issues")
                .then()
                .statusCode(403)
                .body("code", equalTo("APPROVER_NEVER_ISSUES"));
        planned.issue(1).statusCode(200);
    }

    @Test
    void errorsRefuseASubmissionAndWarningsNeedANote() {
        planned.build(amended(amend("LAB", "EXP_OTH", "20000"))).statusCode(201);
        get("committee", planned.versions() + "/1/checks")
                .statusCode(200)
                .body("errors", equalTo(2))
                .body("checks.check", hasSize(9))
                .body("checks.find { it.check == 'NO_DEFICIT' }.passed", equalTo(false))
                .body("checks.find { it.check == 'NO_DEFICIT' }.findings[0].figures.surplus", equalTo(-16424))
                .body("checks.find { it.check == 'RISK_FUND' }.passed", equalTo(true));
        planned.submit(1)
                .statusCode(409)
                .body("code", equalTo("CHECKS_FAILED"))
                .body("violations.code", contains("BALANCE", "NO_DEFICIT"));
        planned.build(amended(amend("WARD", "EXP_MED_RISK", "6"))).statusCode(201);
        planned.submit(2)
                .statusCode(409)
                .body("violations.code", contains("RISK_FUND"))
                .body("violations.pointer", contains("/notes/RISK_FUND"));
        as("budget-office")
                .body(
                        "{\"notes\": [{\"check\": \"RISK_FUND\", \"note\": \"余额已足\"}, {\"check\": \"BALANCE\", \"note\": \"x\"}]}")
                .post(Api.ROOT + planned.versions() + "/2/submissions")
                .then()
                .statusCode(200)
                .body("notes", hasItem("RISK_FUND: 余额已足"));
    }

    @Test
    void controlFiguresAreHeldAndProjectsAreLookedUp() {
        Planned controlled = Planned.controlled("6000", "5000.5");
        for (String project : List.of("P-CT", "P-MRI")) {
            String study = project.equals("P-CT") ? "\"feasibility\": \"可行性论证通过\", " : "";
            put("budget-office", controlled.root() + "/projects/" + project, """
                    {"name": "设备购置", "kind": "OTHER", %s"centre": "WARD"}""".formatted(study))
                    .statusCode(201);
        }
        controlled.propose(
                "WARD",
                line("INC", "12000"),
                "{\"subject\": \"DRUG\", \"amount\": 5001, \"version\": 1}",
                "{\"subject\": \"CAP_EQUIP\", \"project\": \"P-CT\", \"amount\": 100}",
                "{\"subject\": \"CAP_EQUIP\", \"project\": \"P-MRI\", \"amount\": 100}");
        controlled.propose("LAB", line("DRUG", "1"));
        controlled.move("SECOND_DOWN");
        controlled.build("{}").statusCode(201);
        get("committee", controlled.versions() + "/1/checks")
                .body("checks.find { it.check == 'CONTROL_KEPT' }.findings.severity", contains("ERROR"))
                .body("checks.find { it.check == 'CONTROL_KEPT' }.findings[0].figures.control", equalTo(5000.5f))
                .body("checks.find { it.check == 'CAPITAL_NEEDS_FEASIBILITY' }.findings.project", contains("P-MRI"));
        controlled.build(amended(amend("WARD", "DRUG", "5000.5"))).statusCode(201);
        get("committee", controlled.versions() + "/2/checks")
                .body("errors", equalTo(0))
                .body("checks.find { it.check == 'CONTROL_KEPT' }.findings.severity", contains("INFO"));
    }

    @Test
    void theOfficeBuildsAndIssuesAndOfficersSeeTheirOwn() {
        planned.build("{}").statusCode(201);
        for (String role : List.of("budget-officer", "committee", "auditor", "connector")) {
            post(role, planned.versions(), "{}").statusCode(403);
            post(role, planned.versions() + "/1/submissions", "{}").statusCode(403);
            as(role).post(Api.ROOT + planned.versions() + "/1/issues").then().statusCode(403);
        }
        get("budget-officer", planned.versions() + "/1/checks").statusCode(403);
        String lab = Tokens.of("budget-officer", List.of(planned.hospital()), List.of("LAB"));
        Api.with(lab).get(Api.ROOT + planned.versions() + "/1/lines").then().body("items.centre", contains("LAB"));
        Api.with(lab)
                .get(Api.ROOT + planned.versions() + "/1/lines?centre=WARD")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        get("auditor", planned.versions() + "/2").statusCode(404);
        get("auditor", planned.versions() + "/x").statusCode(400);
    }
}

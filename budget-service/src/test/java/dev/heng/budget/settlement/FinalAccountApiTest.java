package dev.heng.budget.settlement;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year is accounted for, commented on, approved, and stays what was approved. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FinalAccountApiTest {
    @Inject
    DataSource dataSource;

    private String hospital;
    private String root;
    private String year;

    @BeforeEach
    void aHospitalWithAYear() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
        year = root + "/final-accounts/2026";
        centre(hospital, "WARD", "COST", "H").statusCode(201);
        centre(hospital, "CLINIC", "REVENUE", "H").statusCode(201);
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [
                {"centre": "WARD", "subject": "EXP_MED", "month": "2026-11", "amount": 100, "fund": "FISCAL"},
                {"centre": "WARD", "subject": "EXP_MED", "month": "2026-12", "amount": 70},
                {"centre": "CLINIC", "subject": "REV_MED", "month": "2026-12", "amount": 900}]}""").statusCode(200);
        execute("1", "WARD", "EXP_MED", "20", ", \"fund\": \"FISCAL\"");
        execute("2", "WARD", "EXP_MED", "70", "");
        execute("3", "CLINIC", "REV_MED", "950.5", "");
    }

    private void execute(String id, String centre, String subject, String amount, String fund) {
        post("connector", root + "/executions", """
                {"source": "his", "batch": "%s", "lines": [
                {"id": "%1$s", "centre": "%s", "subject": "%s", "date": "2026-12-30", "amount": %s%s}]}""".formatted(id, centre, subject, amount, fund))
                .body("recorded", equalTo(1));
    }

    private void carry() {
        String digest = get("auditor", root + "/carry-forwards/2026/simulation")
                .extract()
                .path("digest");
        post("budget-office", root + "/carry-forwards/2026/runs", "{\"simulation\": \"" + digest + "\"}")
                .statusCode(201);
    }

    private void comment(String role, int version) {
        post(role, year + "/" + version + "/comments/WARD", """
                {"comments": [{"subject": "EXP_MED", "fund": "FISCAL", "text": "设备采购推迟"}]}""").statusCode(200);
    }

    private void decide(String role, String decision) {
        int approval = get("auditor", root + "/approvals").extract().path("items[0].approval");
        post(role, root + "/approvals/" + approval + "/decisions", """
                {"decision": "%s", "opinion": "核对无误"}""".formatted(decision))
                .statusCode(201);
    }

    @Test
    void everyLineIsThereFromTheOriginalToWhatWasCarriedAndEverySumTies() {
        carry();
        post("budget-office", year, "{}")
                .statusCode(201)
                .body("version", equalTo(1))
                .body("state", equalTo("DRAFT"))
                .body("carryRun", equalTo(1));
        get("auditor", year + "/1/lines")
                .body("items.centre", contains("CLINIC", "WARD", "WARD"))
                .body("items.fund", contains("OWN", "FISCAL", "OWN"))
                .body("items.budget", contains(900, 100, 70))
                .body("items.executed", contains(950.5f, 20, 70))
                .body("items.reserved", contains(0, 0, 0))
                .body("items.carriedOut", contains(0, 80, 0))
                .body("items.rate", contains(1.0561f, 0.2f, 1))
                .body("items.red", contains(nullValue(), equalTo("RATE_LOW"), nullValue()));
        get("auditor", year + "/1/tie-outs")
                .body("items.size()", equalTo(TieOutName.values().length))
                .body("items.tied", everyItem(is(true)))
                .body("items.find {it.name == 'CARRIED_OUT_IS_CARRIED_IN'}.one", equalTo(80))
                .body("items.find {it.name == 'CARRIED_OUT_IS_CARRIED_IN'}.other", equalTo(80))
                .body("items.find {it.name == 'SURPLUS_IS_CENTRES'}.one", equalTo(860.5f))
                .body("items.find {it.name == 'BUDGET_IS_ENTRIES'}.other", equalTo(1070));
        get("auditor", year + "/1/totals?by=CENTRE")
                .body("items.key", contains("CLINIC", "WARD"))
                .body("items.executed", contains(950.5f, 90));
        get("auditor", year + "/1/totals").body("items.category", contains("INCOME", "EXPENSE"));
        get("auditor", year + "/1/totals?by=WARD").statusCode(400);
        get("auditor", year + "/1/lines?red=true&centre=WARD").body("items.size()", equalTo(1));
        post("budget-office", root + "/final-accounts/2027", "{}").statusCode(201);
        get("auditor", root + "/final-accounts/2027/1/lines").body("items.carriedIn", contains(80));
    }

    @Test
    void redLinesAreCommentedOnBeforeItIsSubmittedAndApprovedItNeverChanges() throws SQLException {
        post("budget-office", year, "{}").statusCode(201);
        post("budget-office", year + "/1/submissions", "")
                .statusCode(409)
                .body("code", equalTo("COMMENTS_MISSING"))
                .body("violations.detail", contains("WARD/EXP_MED/FISCAL/-"));
        comment("budget-office", 1);
        post("budget-office", year + "/1/submissions", "")
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("intact", equalTo(true));
        post("budget-office", year + "/1/submissions", "").statusCode(200);
        post("budget-office", year, "{}").statusCode(409).body("code", equalTo("FINAL_ACCOUNT_SUBMITTED"));
        decide("committee", "RETURN");
        get("committee", year + "/1").body("state", equalTo("RETURNED")).body("decision.opinion", equalTo("核对无误"));
        post("budget-office", year, "{\"lowestRate\": 0.1}").statusCode(201);
        get("committee", year).body("items.state", contains("DRAFT", "SUPERSEDED"));
        get("auditor", year + "/2/lines").body("items.comment.text", hasItem("设备采购推迟"));
        post("budget-office", year + "/1/submissions", "")
                .statusCode(409)
                .body("code", equalTo("FINAL_ACCOUNT_FROZEN"));
        post("budget-office", year + "/2/submissions", "").statusCode(200);
        decide("committee", "APPROVE");
        get("auditor", year + "/2")
                .body("state", equalTo("APPROVED"))
                .body("signatures.by", contains("committee"))
                .body("intact", equalTo(true));
        post("budget-office", year + "/2/comments/WARD", """
                {"comments": [{"subject": "EXP_MED", "text": "又"}]}""")
                .statusCode(409)
                .body("code", equalTo("FINAL_ACCOUNT_FROZEN"));
        for (String change : new String[] {
            "update final_account set digest = '' where hospital = '%s' and version = 2",
            "delete from final_account where hospital = '%s' and version = 2",
            "update final_account_line set executed = 0 where hospital = '%s'",
            "delete from final_account_tie_out where hospital = '%s'",
            "update final_account_comment set comment = '' where hospital = '%s' and version = 2"
        }) {
            assertThrows(SQLException.class, () -> change(change.formatted(hospital)), change);
        }
        assertEquals(0, change("delete from final_account_comment where hospital = 'none'"));
    }

    private int change(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void theFiledReportIsGivenAgainAndWhatCameSinceIsTold() {
        post("budget-office", year, "{\"lowestRate\": 0}").statusCode(201);
        get("auditor", year + "/1/differences").body("items", empty());
        execute("late", "WARD", "EXP_MED", "3.25", "");
        carry();
        get("auditor", year + "/1/lines?centre=WARD").body("items.executed", contains(20, 70));
        get("auditor", year + "/1/differences")
                .body("items.figure", contains("EXECUTED"))
                .body("items[0].filed", equalTo(70))
                .body("items[0].since", equalTo(3.25f))
                .body("items[0].present", equalTo(73.25f))
                .body("items[0].postings", equalTo(1));
        post("budget-office", root + "/carry-forwards/2026/runs/1/reversals", "{\"reason\": \"重做\"}")
                .statusCode(200);
        get("auditor", year + "/1/differences").body("items.figure", contains("EXECUTED"));
        post("budget-office", year, "{}").body("version", equalTo(2));
        get("auditor", year + "/2/differences").body("items", empty());
    }

    @Test
    void badRequestsAreRefusedWithTheirCodes() {
        post("budget-office", year, "{\"lowestRate\": 2, \"highestRate\": 0, \"ignoreBelow\": -1}")
                .statusCode(400)
                .body("violations.size()", equalTo(3));
        post("committee", year, "{}").statusCode(403);
        get("auditor", year + "/1").statusCode(404);
        get("auditor", year + "/0").statusCode(400);
        post("budget-office", year, "{}").statusCode(201);
        post("budget-office", year + "/1/comments/WARD", """
                {"comments": [{"subject": "NONE", "text": "x"}]}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_LINE"));
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("WARD"));
        Api.with(officer)
                .get(Api.ROOT + year + "/1/lines")
                .then()
                .statusCode(200)
                .body("items.centre", contains("WARD", "WARD"));
        Api.with(officer).get(Api.ROOT + year + "/1/lines?centre=CLINIC").then().statusCode(403);
        Api.with(officer)
                .body("{\"comments\": [{\"subject\": \"REV_MED\", \"text\": \"x\"}]}")
                .post(Api.ROOT + year + "/1/comments/CLINIC")
                .then()
                .statusCode(403);
        Api.with(officer)
                .body("{\"comments\": [{\"subject\": \"EXP_MED\", \"text\": \"x\"}]}")
                .post(Api.ROOT + year + "/1/comments/WARD")
                .then()
                .statusCode(200)
                .body("comments", equalTo(1));
    }
}

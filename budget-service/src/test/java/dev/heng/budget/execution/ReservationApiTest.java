package dev.heng.budget.execution;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReservationApiTest {
    private static final String CHART = """
            {"name": "科目", "subjects": [
            {"code": "EXP", "name": "费用", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY", "control": "STRICT"},
            {"code": "BEDS", "name": "床位", "category": "POSITION", "nature": "STOCK", "unit": "BED"}]}""";

    private static final String LINE = """
            {"line": "1", "centre": "CARD", "subject": "EXP", "month": "2026-03", "amount": 1}""";

    private final String chart = fresh("chart");
    private final String hospital = fresh("reserving");
    private final String path = "/hospitals/" + hospital + "/reservations";

    @Inject
    ExpireReservations expiring;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void aHospitalWithAHundredInMarch() {
        put("admin", "/charts/" + chart, CHART).statusCode(201);
        put("admin", "/hospitals/" + hospital, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        centre(hospital, "CARD", "REVENUE", "H").statusCode(201);
        post("budget-office", "/hospitals/" + hospital + "/budgets/2026/opening", """
                {"lines": [{"centre": "CARD", "subject": "EXP", "month": "2026-03", "amount": 100}]}""")
                .statusCode(200);
    }

    private ValidatableResponse reserve(String id, String amount, String more) {
        return put("connector", path + "/erp/" + id, """
                {"document": "合同"%s, "lines": [{"line": "1", "centre": "CARD", "subject": "EXP", "month": "2026-03", "amount": %s}]}""".formatted(more, amount));
    }

    private ValidatableResponse use(String id, String line, String date, String amount, String more) {
        return post("connector", path + "/erp/" + id + "/uses", """
                {"source": "his", "lines": [{"id": "%s", "line": "1", "date": "%s", "amount": %s%s}]}""".formatted(line, date, amount, more));
    }

    private ValidatableResponse figures() {
        return get("auditor", "/hospitals/" + hospital + "/figures?year=2026&centre=CARD");
    }

    @Test
    void anOfficerSeesWhatConcernsItsCentres() {
        centre(hospital, "ORTHO", "REVENUE", "H").statusCode(201);
        post("budget-office", "/hospitals/" + hospital + "/budgets/2026/opening", """
                {"lines": [{"centre": "ORTHO", "subject": "EXP", "month": "2026-03", "amount": 100}]}""")
                .statusCode(200);
        reserve("own", "5", "").statusCode(201);
        put("connector", path + "/erp/shared", """
                {"lines": [%s, %s]}""".formatted(
                                LINE, LINE.replace("\"1\"", "\"2\"").replace("CARD", "ORTHO")))
                .statusCode(201);
        put("connector", path + "/erp/other", "{\"lines\": [" + LINE.replace("CARD", "ORTHO") + "]}")
                .statusCode(201);
        post("connector", path + "/erp/shared/uses", """
                {"source": "his", "lines": [{"id": "u1", "line": "1", "date": "2026-03-02", "amount": 0.5},
                {"id": "u2", "line": "2", "date": "2026-03-02", "amount": 0.5}]}""").statusCode(200);
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("CARD"));
        with(officer)
                .get(ROOT + path)
                .then()
                .statusCode(200)
                .body("items.id", contains("own", "shared"))
                .body("items[1].lines.centre", contains("CARD"))
                .body("items[1].uses.id", contains("u1"));
        with(officer).get(ROOT + path + "?centre=CARD").then().body("items.id", contains("own", "shared"));
        with(officer)
                .get(ROOT + path + "?centre=ORTHO")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        with(Tokens.of("budget-officer", List.of(hospital), List.of()))
                .get(ROOT + path)
                .then()
                .body("items", empty());
        get("auditor", path).body("items.id", contains("other", "own", "shared"));
        get("auditor", path + "?centre=CARD").body("items[1].lines.centre", contains("CARD", "ORTHO"));
    }

    @Test
    void aContractIsReservedSpentInPartsAndEnds() {
        reserve("PO-1", "60.50", "")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("state", equalTo("OPEN"))
                .body("document", equalTo("合同"))
                .body("expiresOn", nullValue())
                .body("lines.open", contains(60.5f))
                .body("lines.state", contains("OPEN"))
                .body("uses", empty())
                .body("notices", empty());
        reserve("PO-1", "60.5", "").statusCode(200);
        figures().body("items.reserved", contains(60.5f)).body("items.available", contains(39.5f));
        use("PO-1", "i1", "2026-03-09", "40", "").statusCode(200).body("lines.open", contains(20.5f));
        use("PO-1", "i1", "2026-03-09", "40", "")
                .statusCode(200)
                .body("notices.status", contains("REPLAYED"))
                .body("lines.open", contains(20.5f));
        use("PO-1", "i2", "2026-04-09", "20", ", \"closesLine\": true")
                .statusCode(200)
                .body("state", equalTo("ENDED"))
                .body("lines[0].released", equalTo(0.5f))
                .body("uses.id", contains("i1", "i2"))
                .body("uses.closesLine", contains(false, true));
        figures()
                .body("items.month", contains("2026-03", "2026-04"))
                .body("items.adjustment", contains(-20, 20))
                .body("items.reserved", contains(equalTo(0), nullValue()))
                .body("items.executed", contains(40, 20))
                .body("items.available", contains(40, 0));
        get("auditor", "/hospitals/" + hospital + "/entries?year=2026&centre=CARD&subject=EXP")
                .body("items.kind", hasItems("OPENING", "RESERVATION", "USE"));
        get("auditor", "/hospitals/" + hospital + "/integrity").body("differences", empty());
        get("auditor", path).body("items", empty());
        get("auditor", path + "?state=ENDED&centre=CARD&source=erp").body("items.id", contains("PO-1"));
    }

    @Test
    void aRefusalNamesTheLineTheLimitAndTheFigures() {
        reserve("PO-1", "100.01", "")
                .statusCode(409)
                .body("code", equalTo("RESERVATION_REFUSED"))
                .body("violations.pointer", contains("/lines/0"))
                .body("violations.code", contains("BUDGET_INSUFFICIENT"))
                .body("problems[0].control.available", equalTo(100))
                .body("problems[0].control.asked", equalTo(100.01f));
        get("connector", path + "/erp/PO-1").statusCode(404);
        reserve("PO-1", "100", "").statusCode(201);
        reserve("PO-1", "99", "").statusCode(409).body("code", equalTo("RESERVATION_CHANGED"));
        use("PO-1", "i1", "2026-03-09", "100.01", "")
                .statusCode(409)
                .body("code", equalTo("RESERVATION_REFUSED"))
                .body("problems.code", contains("BUDGET_INSUFFICIENT"));
        reserve("PO-3", "1", "")
                .statusCode(409)
                .body("problems[0].control.heldBy.reservation", contains("PO-1"))
                .body("problems[0].control.heldBy.document", contains("合同"))
                .body("problems[0].control.heldBy.open", contains(100));
        use("PO-2", "i1", "2026-03-09", "1", "").statusCode(404);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndStaysGivenBack() {
        reserve("PO-1", "100", "").statusCode(201);
        post("connector", path + "/erp/PO-1/releases", "{\"reason\": \"取消\", \"lines\": [\"9\"]}")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_RESERVATION_LINE"));
        for (int time = 0; time < 2; time++) {
            post("connector", path + "/erp/PO-1/releases", "{\"reason\": \"取消\"}")
                    .statusCode(200)
                    .body("state", equalTo("ENDED"))
                    .body("lines.state", contains("RELEASED"));
        }
        reserve("PO-2", "100", "").statusCode(201);
        use("PO-1", "i1", "2026-03-09", "1", "")
                .statusCode(409)
                .body("problems.code", contains("RESERVATION_LINE_ENDED"));
        reserve("PO-3", "100", ", \"follows\": {\"source\": \"erp\", \"id\": \"PO-1\"}")
                .statusCode(409)
                .body("code", equalTo("RESERVATION_ENDED"));
        reserve("PO-3", "70", ", \"follows\": {\"source\": \"erp\", \"id\": \"PO-2\"}")
                .statusCode(201)
                .body("follows.id", equalTo("PO-2"));
        figures().body("items.reserved", contains(70));
    }

    @Test
    void whatIsOverdueIsGivenBackAndWhatWasExtendedIsNot() throws SQLException {
        String today = LocalDate.now(java.time.Clock.systemUTC()).toString();
        reserve("PO-1", "60", ", \"expiresOn\": \"2020-01-01\"")
                .statusCode(400)
                .body("violations.pointer", contains("/expiresOn"));
        reserve("PO-1", "60", ", \"expiresOn\": \"" + today + "\"").statusCode(201);
        reserve("PO-2", "40", ", \"expiresOn\": \"" + today + "\"").statusCode(201);
        put("connector", path + "/erp/PO-2/expiry", "{\"expiresOn\": \"2020-01-01\"}")
                .statusCode(400);
        byHand("update reservation set expires_on = expires_on - 1 where hospital = ?");
        get("connector", path + "?expiresBefore=" + today).body("items.id", contains("PO-1", "PO-2"));
        onlyIf("\"2\"", "/erp/PO-2/expiry", "{}").statusCode(412);
        onlyIf("\"1\"", "/erp/PO-9", "{\"lines\": [%s]}".formatted(LINE)).statusCode(412);
        put("connector", path + "/erp/PO-2/expiry", "{}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("expiresOn", nullValue());
        assertEquals(1, expiring.expire());
        get("connector", path + "/erp/PO-1").body("lines.state", contains("EXPIRED"));
        get("connector", path + "/erp/PO-2").body("state", equalTo("OPEN"));
        put("connector", path + "/erp/PO-1/expiry", "{}").statusCode(409).body("code", equalTo("RESERVATION_ENDED"));
        put("connector", path + "/erp/PO-9/expiry", "{}").statusCode(404);
    }

    private ValidatableResponse onlyIf(String tag, String reservation, String body) {
        return as("connector")
                .header("If-Match", tag)
                .body(body)
                .put(ROOT + path + reservation)
                .then();
    }

    private void byHand(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, hospital);
            change.executeUpdate();
        }
    }

    @Test
    void aReservationThatIsChangedByHandIsFound() throws SQLException {
        reserve("PO-1", "60", "").statusCode(201);
        byHand("update reservation_line set released = 10 where hospital = ?");
        get("auditor", "/hospitals/" + hospital + "/integrity")
                .body("differences.figure", contains("OPEN_RESERVATIONS"))
                .body("differences[0].cell", equalTo(60f))
                .body("differences[0].sum", equalTo(50f));
    }

    @Test
    void whatIsWrongWithABodyIsToldAltogether() {
        put("connector", path + "/erp/PO-1", """
                {"lines": [%s, %s]}""".formatted(LINE, LINE))
                .statusCode(400)
                .body("violations.code", contains("DUPLICATE"))
                .body("violations.pointer", contains("/lines/1/line"));
        put("connector", path + "/erp/PO-1", """
                {"lines": [{"line": "1", "centre": "CARD", "subject": "EXP", "month": "2026-13", "amount": 0}]}""").statusCode(400);
        put("connector", path + "/erp/PO-1", "{\"lines\": []}").statusCode(400);
        put("connector", path + "/erp/PO-1", """
                {"lines": [
                {"line": "1", "centre": "CARD", "subject": "BEDS", "month": "2026-03", "amount": 1},
                {"line": "2", "centre": "NONE", "subject": "EXP", "month": "2026-03", "amount": 1}]}""")
                .statusCode(409)
                .body("violations.code", contains("NOT_RESERVABLE", "UNKNOWN_CENTRE"));
        put("evaluator", path + "/erp/PO-1", "{}").statusCode(403);
        get("auditor", path + "?state=LATER").statusCode(400);
        get("auditor", path + "?expiresBefore=soon").statusCode(400);
        get("auditor", path + "?state=ALL&limit=1").body("items", hasSize(0));
    }
}

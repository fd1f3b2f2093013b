package dev.heng.budget.closing;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year is closed and opened at once, with every month of it or not at all. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class YearApiTest {
    private static final String CLOSED = "{\"state\": \"CLOSED\"}";

    @Inject
    DataSource dataSource;

    private String hospital;
    private String year;

    @BeforeEach
    void found() {
        hospital = hospital();
        year = "/hospitals/" + hospital + "/years/2026";
    }

    @Test
    void aYearIsClosedAndOpenedAgainForAReason() throws SQLException {
        get("evaluator", year)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("OPEN"))
                .body("months", hasSize(12));
        put("budget-office", "/hospitals/" + hospital + "/periods/2026-02", CLOSED)
                .statusCode(200);
        get("evaluator", year).header("ETag", "\"1\"").body("state", nullValue());
        put("budget-office", year, "{\"state\": \"CLOSED\", \"reason\": \"年结\", \"reservationsReviewed\": true}")
                .statusCode(200)
                .header("ETag", "\"12\"")
                .header("Ledger-Sequence", notNullValue())
                .body("year", equalTo(2026))
                .body("state", equalTo("CLOSED"))
                .body("months.state", everyItem(equalTo("CLOSED")))
                .body("months.version", everyItem(equalTo(1)))
                .body("months[0].reason", equalTo("年结"))
                .body("months[1].reason", nullValue());
        get("evaluator", "/hospitals/" + hospital + "/periods?year=2026")
                .body("items.state", everyItem(equalTo("CLOSED")));
        assertEquals(12, events(), "one of each month");
        put("budget-office", year, CLOSED).statusCode(200).header("ETag", "\"12\"");
        put("budget-office", year, "{\"state\": \"OPEN\"}")
                .statusCode(400)
                .body("violations.pointer", contains("/reason"));
        put("budget-office", year, "{\"state\": \"SOFT_CLOSED\", \"reason\": \"审计调整\"}")
                .statusCode(200)
                .header("ETag", "\"24\"")
                .body("months.reason", everyItem(equalTo("审计调整")));
        get("auditor", "/hospitals/" + hospital + "/audit-entries?operation=putYear&outcome=ACCEPTED")
                .body("items", hasSize(3));
    }

    private int events() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select count(distinct key) from outbox where kind = 'PERIOD' and key like ? || '/2026-%'")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void oneMonthThatCannotBeClosedRefusesAllAndIsNamed() {
        String root = "/hospitals/" + hospital;
        put("budget-office", root + "/closing-policy", """
                {"latePostings": "SUSPEND", "checklist": "ENFORCE"}""").statusCode(200);
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "1", "centre": "NOBODY", "subject": "EXP_MED", "date": "2026-05-31", "amount": 1}]}""").body("suspended", equalTo(1));
        put("connector", root + "/sources/his/days/2026-08-31", "{\"lines\": 1, \"amount\": 1}")
                .statusCode(201);
        put("budget-office", year, CLOSED)
                .statusCode(409)
                .body("code", equalTo("CHECKLIST_OPEN"))
                .body("violations.code", contains("SUSPENSE_EMPTY", "RECONCILED"))
                .body("violations.detail", contains("2026-05: 1 left.", "2026-08: 1 left."));
        get("evaluator", year).header("ETag", "\"0\"").body("state", equalTo("OPEN"));
        put("budget-office", year, "{\"state\": \"SOFT_CLOSED\"}").statusCode(200);
        put("budget-office", root + "/periods/2026-05", "{\"state\": \"OPEN\", \"reason\": \"补录\"}")
                .statusCode(200);
        put("connector", root + "/sources/his/days/2026-08-31", "{\"lines\": 0, \"amount\": 0}")
                .statusCode(200);
        post("connector", root + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "1", "centre": "H", "subject": "EXP_MED", "date": "2026-05-31", "amount": 1}]}""").body("recorded", equalTo(1));
        put("budget-office", year, CLOSED).statusCode(200).body("state", equalTo("CLOSED"));
    }

    @Test
    void onlyTheBudgetOfficeClosesAndOnlyWhatItHasSeen() {
        put("connector", year, CLOSED).statusCode(403);
        put("budget-office", "/hospitals/none/years/2026", CLOSED).statusCode(404);
        put("budget-office", "/hospitals/" + hospital + "/years/26", CLOSED).statusCode(400);
        put("budget-office", year, "{\"state\": \"SHUT\"}").statusCode(400);
        as("budget-office")
                .header("If-Match", "\"3\"")
                .body(CLOSED)
                .put(Api.ROOT + year)
                .then()
                .statusCode(412);
        get("evaluator", "/hospitals/none/years/2026").statusCode(404);
    }
}

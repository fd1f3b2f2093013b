package dev.heng.budget.preparation;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class OpeningApiTest {
    @Test
    void anOpeningSetsTheOriginalAmounts() {
        String hospital = hospital();
        String lines = lines(
                line("REV_OP", "2026-01", "100.5"), line("REV_OP", "2026-02", "-20"), line("STAFF", "2026-01", "0"));
        opening(hospital, lines)
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("lines", equalTo(3))
                .body("amount", equalTo(80.5f));
        get("budget-office", "/hospitals/" + hospital + "/figures?year=2026")
                .statusCode(200)
                .body("items.subject", contains("REV_OP", "REV_OP", "STAFF"))
                .body("items.original", contains(100.5f, -20, 0))
                .body("items.executed", contains(null, null, null))
                .body("items.version", contains(1, 1, 1));
    }

    @Test
    void theSameCallAgainChangesNothing() {
        String hospital = hospital();
        String lines = lines(line("REV_OP", "2026-01", "100"));
        opening(hospital, lines).statusCode(200);
        opening(hospital, lines).statusCode(200).body("amount", equalTo(100));
        get("budget-office", "/hospitals/" + hospital + "/entries?year=2026").body("items", hasSize(1));
        opening(hospital, lines(line("REV_OP", "2026-01", "90"))).statusCode(200);
        get("budget-office", "/hospitals/" + hospital + "/entries?year=2026")
                .body("items.delta", contains(100, -10))
                .body("items.kind", contains("OPENING", "OPENING"));
        get("budget-office", "/hospitals/" + hospital + "/integrity")
                .statusCode(200)
                .body("cells", equalTo(1))
                .body("entries", equalTo(2))
                .body("differences", hasSize(0));
    }

    @Test
    void oneBadLineRefusesTheCallWithEveryViolation() {
        String hospital = hospital();
        opening(
                        hospital,
                        lines(
                                line("REV_OP", "2026-01", "1"),
                                line("NO_SUCH", "2026-01", "1"),
                                line("REV_OP", "2026-02", "1").replace("\"H\"", "\"NO-CENTRE\"")))
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/lines/1/subject", "/lines/2/centre"));
        opening(
                        hospital,
                        lines(
                                line("REV_OP", "2025-12", "1"),
                                line("REV_OP", "2026-01", "1"),
                                line("REV_OP", "2026-01", "2")))
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("MONTH_OUTSIDE_YEAR", "DUPLICATE_CELL"));
        get("budget-office", "/hospitals/" + hospital + "/figures?year=2026").body("items", hasSize(0));
    }

    @Test
    void fundAndProjectMakeCellsOfTheirOwn() {
        String hospital = hospital();
        String plain = line("REV_OP", "2026-01", "1");
        opening(
                        hospital,
                        lines(
                                plain,
                                plain.replace("}", ", \"project\": \"P-1\"}"),
                                plain.replace("}", ", \"fund\": \"FISCAL\"}"),
                                plain.replace("}", ", \"fund\": \"OWN\", \"project\": \"-\"}")))
                .statusCode(400)
                .body("violations.code", contains("DUPLICATE_CELL"));
        opening(hospital, lines(plain, plain.replace("}", ", \"project\": \"P-1\"}")))
                .statusCode(200);
    }

    @Test
    void aClosedMonthTakesNoOpening() {
        String hospital = hospital();
        put("budget-office", "/hospitals/" + hospital + "/periods/2026-01", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        opening(hospital, lines(line("REV_OP", "2026-01", "1")))
                .statusCode(409)
                .body("code", equalTo("PERIOD_CLOSED"))
                .body("violations.pointer", contains("/lines/0/month"));
    }

    @Test
    void anEmptyCallIsValidAndTenThousandLinesAreTheMost() {
        String hospital = hospital();
        centre(hospital, "C", "COST", "H");
        opening(hospital, "{\"lines\": []}")
                .statusCode(200)
                .body("lines", equalTo(0))
                .body("amount", equalTo(0));
        String[] many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> line("REV_OP", "2026-01", "1").replace("}", ", \"project\": \"P" + i + "\"}"))
                .toArray(String[]::new);
        opening(hospital, lines(many)).statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        opening(hospital, lines(java.util.Arrays.copyOf(many, 10_000)))
                .statusCode(200)
                .body("amount", equalTo(10_000));
    }

    @Test
    void onlyTheBudgetOfficeTakesOverBudgets() {
        String hospital = hospital();
        String body = lines(line("REV_OP", "2026-01", "1"));
        post("connector", "/hospitals/" + hospital + "/budgets/2026/opening", body)
                .statusCode(403);
        post("budget-office", "/hospitals/" + fresh("h") + "/budgets/2026/opening", body)
                .statusCode(404);
        post("budget-office", "/hospitals/" + hospital + "/budgets/26/opening", body)
                .statusCode(400);
    }

    private static io.restassured.response.ValidatableResponse opening(String hospital, String body) {
        return post("budget-office", "/hospitals/" + hospital + "/budgets/2026/opening", body);
    }

    private static String line(String subject, String month, String amount) {
        return "{\"centre\": \"H\", \"subject\": \"%s\", \"month\": \"%s\", \"amount\": %s}"
                .formatted(subject, month, amount);
    }

    private static String lines(String... lines) {
        return IntStream.range(0, lines.length)
                .mapToObj(i -> lines[i])
                .collect(Collectors.joining(",", "{\"lines\": [", "]}"));
    }
}

package dev.heng.budget.analysis;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.LineId;
import dev.heng.budget.ledger.OriginalAmount;
import dev.heng.budget.ledger.PastDays;
import dev.heng.budget.ledger.Poster;
import dev.heng.budget.ledger.ReservationDraft;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.budget.ledger.ReservationUse;
import dev.heng.budget.ledger.ReversalDraft;
import dev.heng.budget.ledger.UseDraft;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A report that was filed can be given again, whatever is booked later, and what came since is listed. The days are far in the future, where
 * no service seals by itself.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class KnownOnApiTest {
    private static final List<String> CENTRES = List.of("H", "A", "A1", "B");
    private static final List<String> MONTHS = List.of("2026-01", "2026-02", "2026-03");

    @Inject
    DataSource dataSource;

    private PastDays days;
    private String hospital;
    private String root;

    @BeforeEach
    void aHospitalWithDepartments() {
        days = new PastDays(dataSource);
        hospital = hospital();
        root = "/hospitals/" + hospital;
        centre(hospital, "A", "REVENUE", "H").statusCode(201);
        centre(hospital, "A1", "REVENUE", "A").statusCode(201);
        centre(hospital, "B", "REVENUE", "H").statusCode(201);
    }

    private void book(String at, ExecutionLine... lines) {
        assertEquals(
                List.of(),
                days.ledger(at)
                        .post(new Execution(hospital, "his", "b", "tester", Poster.SOURCE, List.of(lines)))
                        .exceptions());
    }

    private void plan(String at, String centre, String subject, String month, String amount) {
        days.ledger(at)
                .setOriginal(
                        hospital,
                        "opening",
                        "office",
                        List.of(new OriginalAmount(
                                new CellKey(centre, subject, "OWN", "-", YearMonth.parse(month)),
                                new BigDecimal(amount))));
    }

    private void reverse(String at, String line) {
        days.reversals(at)
                .reverse(new ReversalDraft(
                        hospital, new LineId("his", line), line + "-r", null, "重复", "tester", Poster.OFFICE));
    }

    private static ExecutionLine line(String id, String centre, String subject, String date, String amount) {
        return new ExecutionLine(
                id, centre, subject, "OWN", "-", LocalDate.parse(date), new BigDecimal(amount), null, null);
    }

    @Test
    void whatIsBookedLaterDoesNotChangeWhatWasKnown() {
        plan("2126-03-31T08:00:00Z", "A", "REV_OP", "2026-03", "100");
        book("2126-03-31T09:00:00Z", line("1", "A", "REV_OP", "2026-03-05", "40"));
        book("2126-03-31T10:00:00Z", line("2", "A", "BEDS_OPEN", "2026-03-10", "30"));
        days.seal(hospital, "2126-03-31");
        book("2126-04-02T09:00:00Z", line("3", "A", "REV_OP", "2026-03-06", "7"));
        book("2126-04-02T09:30:00Z", line("4", "A", "BEDS_OPEN", "2026-03-31", "33"));
        book("2126-04-02T10:00:00Z", line("5", "B", "REV_OP", "2026-03-07", "1"));
        plan("2126-04-02T11:00:00Z", "A", "REV_OP", "2026-03", "120");
        reverse("2126-04-02T12:00:00Z", "1");
        days.seal(hospital, "2126-04-02");

        String figures = root + "/figures?month=2026-03&subject=REV_OP";
        get("evaluator", figures)
                .body("items.centre", contains("A", "B"))
                .body("items.executed", contains(7, 1))
                .body("knownOn", nullValue());
        get("evaluator", figures + "&knownOn=2126-03-31")
                .statusCode(200)
                .body("items.centre", contains("A"))
                .body("items.budget", contains(100))
                .body("items.executed", contains(40))
                .body("items.available", contains(60))
                .body("items.reserved", contains(nullValue()))
                .body("items.version", contains(2))
                .body("knownOn.date", equalTo("2126-03-31"))
                .body("knownOn.digest", notNullValue())
                .body("knownOn.treesChanged", equalTo(false));
        get("evaluator", root + "/figures?month=2026-03&subject=BEDS_OPEN&knownOn=2126-03-31")
                .body("items.executed", contains(30));
        get("evaluator", root + "/figures?month=2026-03&subject=BEDS_OPEN&knownOn=2126-04-02")
                .body("items.executed", contains(33));
        get("evaluator", figures + "&knownOn=2126-04-01").body("items.executed", contains(40));
        get("evaluator", figures + "&knownOn=2126-04-02")
                .body("items.budget", contains(120, null))
                .body("items.executed", contains(7, 1));
        get("evaluator", figures + "&knownOn=2126-03-30")
                .statusCode(200)
                .body("items", empty())
                .body("knownOn.sequence", equalTo(0))
                .body("knownOn.digest", nullValue());
    }

    @Test
    void theAnswerNamesTheSealByWhichItIsGiven() {
        book("2126-03-31T09:00:00Z", line("1", "A", "REV_OP", "2026-03-05", "40"));
        days.seal(hospital, "2126-03-31");
        JsonNode seal = Rows.body(root + "/seals/2126-03-31");
        for (String list : List.of("/figures", "/entries")) {
            JsonNode known =
                    Rows.body(root + list + "?year=2026&knownOn=2126-03-31").path("knownOn");
            assertEquals(seal.path("sequence"), known.path("sequence"));
            assertEquals(seal.path("digest"), known.path("digest"));
        }
        centre(hospital, "A1", "REVENUE", "B").statusCode(200);
        get("evaluator", root + "/figures?year=2026&knownOn=2126-03-31").body("knownOn.treesChanged", equalTo(true));
    }

    @Test
    void aLineThatIsReversedLaterIsNotReversedThen() {
        book("2126-03-31T09:00:00Z", line("1", "A", "REV_OP", "2026-03-05", "40"));
        days.seal(hospital, "2126-03-31");
        reverse("2126-04-01T12:00:00Z", "1");
        days.seal(hospital, "2126-04-01");
        String entries = root + "/entries?month=2026-03";
        get("evaluator", entries).body("items.reversedBy", contains("1-r", null));
        get("evaluator", entries + "&knownOn=2126-03-31").body("items.reversedBy", contains(nullValue()));
        get("evaluator", entries + "&since=2126-03-31")
                .statusCode(200)
                .body("items.reverses", contains("1"))
                .body("items.delta", contains(-40))
                .body("since.date", equalTo("2126-03-31"))
                .body("knownOn", nullValue());
        get("evaluator", entries + "&since=2126-03-31&knownOn=2126-03-31").body("items", empty());
        get("evaluator", entries + "&since=2126-03-30&knownOn=2126-03-31").body("items", hasSize(1));
    }

    @Test
    void aDayThatIsNotSealedIsNotAnswered() {
        book("2126-03-31T09:00:00Z", line("1", "A", "REV_OP", "2026-03-05", "40"));
        for (String query : List.of(
                "/figures?year=2026&knownOn=2126-03-31",
                "/entries?year=2026&knownOn=2126-03-31",
                "/entries?year=2026&since=2126-03-31")) {
            get("evaluator", root + query).statusCode(409).body("code", equalTo("NOT_YET_SEALED"));
        }
        for (String query : List.of(
                "/figures?year=2026&knownOn=2126-02-30",
                "/entries?year=2026&since=yesterday",
                "/figures?year=2026&sum=CENTRE",
                "/figures?year=2026&fund=*",
                "/figures?year=2026&project=--")) {
            assertEquals(400, get("evaluator", root + query).extract().statusCode(), query);
        }
    }

    @Test
    void anOfficerSeesNothingOfOtherCentresAsKnownThen() {
        book(
                "2126-03-31T09:00:00Z",
                line("1", "A", "REV_OP", "2026-03-05", "40"),
                line("2", "A1", "REV_OP", "2026-03-05", "2"),
                line("3", "B", "REV_OP", "2026-03-05", "1"));
        days.seal(hospital, "2126-03-31");
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("A"));
        for (String list : List.of("/figures", "/entries")) {
            with(officer)
                    .get(ROOT + root + list + "?year=2026&rollup=true&knownOn=2126-03-31&subject=REV_OP")
                    .then()
                    .statusCode(200)
                    .body("items.centre", contains("A", "A1"));
            with(officer)
                    .get(ROOT + root + list + "?year=2026&rollup=true&knownOn=2126-03-31&centre=B")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        }
        with(officer)
                .get(ROOT + root + "/figures?year=2026&sum=FUND")
                .then()
                .body("items.fund", everyItem(equalTo("*")))
                .body("items.centre", everyItem(startsWith("A")));
    }

    /** What the API said at the end of a day. */
    private record Filed(List<JsonNode> figures, List<JsonNode> rolledUp, List<JsonNode> entries) {}

    private Filed file(String parameter) {
        return new Filed(
                Rows.all(root + "/figures?year=2026" + parameter, 1000),
                Rows.all(root + "/figures?year=2026&rollup=true&sum=PROJECT" + parameter, 61),
                Rows.all(root + "/entries?year=2026" + parameter, 17));
    }

    @Test
    void whateverWasFiledIsGivenAgain() {
        Random random = new Random(20260331);
        Map<LocalDate, Filed> filed = new TreeMap<>();
        List<String> flows = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            LocalDate date = LocalDate.of(2126, 5, day);
            for (int step = 0; step < 8; step++) {
                step(random, date + "T%02d:00:00Z".formatted(8 + step), date + "-" + step, flows);
            }
            days.seal(hospital, date.toString());
            filed.put(date, file(""));
        }
        filed.forEach((date, then) -> assertEquals(then, file("&knownOn=" + date), "as known on " + date));
        LocalDate last = LocalDate.of(2126, 5, 6);
        filed.forEach((date, then) -> {
            List<JsonNode> came = Rows.all(root + "/entries?year=2026&since=" + date, 13);
            assertTrue(came.isEmpty() == date.equals(last), "something came every day");
            assertEquals(amounts(filed.get(last).figures()), plus(amounts(then.figures()), came), "since " + date);
        });
        assertNotEquals(filed.get(last.minusDays(1)), filed.get(last));
    }

    private void step(Random random, String at, String id, List<String> flows) {
        String centre = CENTRES.get(random.nextInt(CENTRES.size()));
        String month = MONTHS.get(random.nextInt(MONTHS.size()));
        String date = month + "-%02d".formatted(1 + random.nextInt(28));
        String amount = BigDecimal.valueOf(random.nextLong(-9_999, 99_999), 2).toPlainString();
        switch (random.nextInt(6)) {
            case 0 -> plan(at, centre, "REV_OP", month, amount);
            case 1, 2 -> {
                book(at, line(id, centre, "REV_OP", date, amount), line(id + "b", "A", "BEDS_OPEN", date, amount));
                flows.add(id);
            }
            case 3 -> book(at, line(id, centre, "BEDS_OPEN", date, amount));
            case 4 -> {
                if (!flows.isEmpty()) {
                    reverse(at, flows.removeFirst());
                }
            }
            default -> reserve(at, id, centre, month, date);
        }
    }

    private void reserve(String at, String id, String centre, String month, String useOn) {
        ReservationId reservation = new ReservationId("erp", id);
        days.reservations(at)
                .reserve(new ReservationDraft(
                        hospital,
                        reservation,
                        null,
                        null,
                        null,
                        "buyer",
                        List.of(new ReservationDraft.Line(
                                "1",
                                new CellKey(centre, "REV_OP", "OWN", "P-1", YearMonth.parse(month)),
                                BigDecimal.TEN,
                                null))));
        days.reservations(at)
                .use(new UseDraft(
                        hospital,
                        reservation,
                        "erp",
                        "buyer",
                        Poster.SOURCE,
                        List.of(new ReservationUse(
                                id + "-u", "1", LocalDate.parse(useOn), BigDecimal.ONE, false, null, null))));
    }

    /** Each figure by cell and kind; none where nobody gave one. */
    private static Map<String, BigDecimal> amounts(List<JsonNode> figures) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (JsonNode figure : figures) {
            for (String kind : List.of("original", "adjustment", "reserved", "executed")) {
                if (!figure.path(kind).isNull()) {
                    amounts.put(
                            key(figure) + kind, figure.path(kind).decimalValue().stripTrailingZeros());
                }
            }
        }
        return amounts;
    }

    private static Map<String, BigDecimal> plus(Map<String, BigDecimal> amounts, List<JsonNode> entries) {
        for (JsonNode entry : entries) {
            amounts.merge(
                    key(entry) + entry.path("figure").asText().toLowerCase(Locale.ROOT),
                    entry.path("delta").decimalValue().stripTrailingZeros(),
                    (one, other) -> one.add(other).stripTrailingZeros());
        }
        return amounts;
    }

    private static String key(JsonNode row) {
        return List.of(
                        row.path("centre").asText(),
                        row.path("subject").asText(),
                        row.path("fund").asText(),
                        row.path("project").asText(),
                        row.path("month").asText())
                + " ";
    }
}

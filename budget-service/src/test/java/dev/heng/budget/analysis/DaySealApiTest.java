package dev.heng.budget.analysis;

import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Servers;
import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.PastDays;
import dev.heng.budget.ledger.Poster;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three days of a hospital, the second without a posting; far in the future, where no service seals by itself. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DaySealApiTest {
    private static final String NOT_ALLOWED = "42501";

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    private PastDays days;
    private String hospital;
    private String root;

    @BeforeEach
    void threeDaysAreSealed() {
        days = new PastDays(dataSource);
        hospital = hospital();
        root = "/hospitals/" + hospital;
        book("1", "2126-03-29T10:00:00Z");
        book("2", "2126-03-29T11:00:00Z");
        days.seal(hospital, "2126-03-29");
        book("3", "2126-03-31T10:00:00Z");
        days.seal(hospital, "2126-03-31");
        book("4", "2126-04-01T10:00:00Z");
    }

    private void book(String id, String at) {
        days.ledger(at)
                .post(new Execution(
                        hospital,
                        "his",
                        "b",
                        "tester",
                        Poster.SOURCE,
                        List.of(new ExecutionLine(
                                id,
                                "H",
                                "REV_OP",
                                "OWN",
                                "-",
                                LocalDate.parse("2026-02-03"),
                                BigDecimal.TEN,
                                null,
                                null))));
    }

    @Test
    void theSealsOfDaysAreListed() {
        get("auditor", root + "/seals")
                .statusCode(200)
                .body("items.date", contains("2126-03-29", "2126-03-30", "2126-03-31"))
                .body("items.postings", contains(2, 0, 1))
                .body("items[0].digest", matchesPattern("[0-9a-f]{64}"))
                .body("items[0].sealedAt", equalTo("2126-03-30T00:00:01Z"))
                .body("next", nullValue());
        List<Integer> sequences =
                get("budget-office", root + "/seals").extract().path("items.sequence");
        List<String> digests = get("admin", root + "/seals").extract().path("items.digest");
        assertEquals(sequences.get(0), sequences.get(1), "a day without postings repeats the one before");
        assertEquals(digests.get(0), digests.get(1));
        get("auditor", root + "/seals?from=2126-03-30&to=2126-03-30").body("items.date", contains("2126-03-30"));
        String next = get("auditor", root + "/seals?limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("next");
        get("auditor", root + "/seals?limit=2&after=" + next).body("items.date", contains("2126-03-31"));
        get("auditor", root + "/integrity").body("seals.days", equalTo(3)).body("seals.flaws", empty());
    }

    @Test
    void theSealOfADayIsShownOnceItIsThere() {
        get("auditor", root + "/seals/2126-03-31")
                .statusCode(200)
                .body("date", equalTo("2126-03-31"))
                .body("digest", notNullValue());
        get("auditor", root + "/seals/2126-04-01").statusCode(409).body("code", equalTo("NOT_YET_SEALED"));
        get("auditor", root + "/seals/2126-03-28")
                .statusCode(200)
                .body("sequence", equalTo(0))
                .body("postings", equalTo(0))
                .body("digest", nullValue())
                .body("sealedAt", nullValue());
        get("auditor", "/hospitals/" + hospital() + "/seals/2026-03-01")
                .statusCode(409)
                .body("code", equalTo("NOT_YET_SEALED"));
        get("auditor", "/hospitals/" + fresh("h") + "/seals/2126-03-31").statusCode(404);
        get("auditor", "/hospitals/" + fresh("h") + "/seals").statusCode(404);
        for (String bad : List.of("2126-3-31", "2126-02-30", "today", "1899-12-31", "3000-01-01")) {
            get("auditor", root + "/seals/" + bad).statusCode(400);
            get("auditor", root + "/seals?from=" + bad).statusCode(400);
            get("auditor", root + "/seals?to=" + bad).statusCode(400);
        }
        get("auditor", root + "/seals?after=QUJD").statusCode(400);
        get("evaluator", root + "/seals").statusCode(403);
        get("connector", root + "/seals/2126-03-31").statusCode(403);
    }

    @Test
    void aChainThatIsMadeAnewIsFoundByTheDaysThatItNoLongerMeets() throws SQLException {
        String integrity = root + "/integrity";
        int sequence = get("auditor", root + "/seals/2126-03-31").extract().path("sequence");
        asOwner("update entry set memo = 'another' where hospital = '%s' and line_id = '3'".formatted(hospital));
        get("auditor", integrity).body("seals.flaws.flaw", contains("ENTRY_CHANGED"));
        asOwner("delete from seal where hospital = '%s'".formatted(hospital));
        days.sealPostings(hospital);
        get("auditor", integrity)
                .body("differences", empty())
                .body("seals.postings", equalTo(4))
                .body("seals.flaws.flaw", contains("DAY_SEAL_BROKEN"))
                .body("seals.flaws.day", contains("2126-03-31"))
                .body("seals.flaws.sequence", contains(sequence))
                .body("seals.flaws.index", contains(nullValue()));
    }

    @Test
    void aDayThatIsTakenAwayOrMovedIsFound() throws SQLException {
        asOwner(
                "update day_seal d set sequence = s.sequence, digest = s.digest from seal s where d.hospital = '%1$s' and s.hospital = '%1$s'"
                                .formatted(hospital)
                        + " and d.date = '2126-03-29' and s.sequence < d.sequence");
        get("auditor", root + "/integrity").body("seals.flaws.day", contains("2126-03-29", "2126-03-30"));
        asOwner("delete from day_seal where hospital = '%s' and date = '2126-03-30'".formatted(hospital));
        get("auditor", root + "/integrity").body("seals.flaws.day", contains("2126-03-29", "2126-03-31"));
    }

    @Test
    void theServiceItselfCannotChangeWhatIsSealed() throws SQLException {
        for (String change : List.of(
                "update day_seal set postings = postings where false",
                "delete from day_seal where false",
                "update seal set digest = digest where false",
                "delete from seal where false")) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change), change);
                assertEquals(NOT_ALLOWED, refusal.getSQLState(), change);
            }
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

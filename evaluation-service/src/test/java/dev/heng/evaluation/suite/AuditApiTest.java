package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every write of this service and every refused access leaves one record. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditApiTest {
    private static final String AUDITOR = Tokens.of("auditor");
    private static final String EVALUATOR = Tokens.of("evaluator");
    private static final String OFFICE = Tokens.of("budget-office");

    @Inject
    DataSource dataSource;

    @Inject
    MeterRegistry registry;

    /** Waits until every record is stored: those of refusals follow their answers. */
    private void awaitStored() {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (registry.get("heng.audit.waiting").gauge().value() > 0) {
            assertTrue(System.nanoTime() < deadline, "records still wait");
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** One line a record, newest first: outcome, operation, actor, code, version. */
    private List<String> trail(String hospital) {
        awaitStored();
        List<String> lines = new ArrayList<>();
        for (JsonNode entry :
                Api.get(AUDITOR, hospital + "/audit-entries").body().path("items")) {
            lines.add(String.join(
                    " ",
                    entry.path("outcome").asText(),
                    entry.path("operation").asText(),
                    entry.path("actor").asText(),
                    entry.path("code").asText(),
                    entry.path("version").asText()));
        }
        return lines;
    }

    @Test
    void aWriteAndItsRecordAreOneTransaction() throws SQLException {
        String input = "aud-a/inputs/H/2025-Q1/C01";
        assertEquals(201, Api.put(EVALUATOR, input, "{\"rating\":90}").status());
        assertEquals(200, Api.put(EVALUATOR, input, "{\"rating\":91}").status());
        assertEquals(
                200,
                Api.post(
                                EVALUATOR,
                                "aud-a/inputs",
                                "{\"items\":[{\"centre\":\"H\",\"period\":\"2025-Q1\",\"indicator\":\"C02\",\"rating\":1}]}")
                        .status());
        new PublishedScheme("aud-scheme", "INVESTMENT")
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
        String lines =
                "{\"schemes\":[{\"centreType\":\"INVESTMENT\",\"periods\":[\"YEAR\"],\"scheme\":\"aud-scheme\",\"version\":1}]}";
        assertEquals(201, Api.put(OFFICE, "aud-a/adoptions/2025", lines).status());
        assertEquals(
                List.of(
                        "ACCEPTED adoptSchemes budget-office null 1",
                        "ACCEPTED postInputs evaluator null null",
                        "ACCEPTED putInput evaluator null 2",
                        "ACCEPTED putInput evaluator null 1"),
                trail("aud-a"));
        assertTogether(
                "input_change e where e.hospital = a.hospital and e.indicator = 'C01' and a.operation = 'putInput'"
                        + " and e.version = a.version",
                2);
        assertTogether(
                "input_change e where e.hospital = a.hospital and e.indicator = 'C02' and a.operation = 'postInputs'",
                1);
        assertTogether("adoption e where e.hospital = a.hospital and a.operation = 'adoptSchemes'", 1);
    }

    @Test
    void aDismissalAndItsRecordAreOneTransaction() throws SQLException {
        long id = Long.parseLong(
                value("insert into set_aside (topic, partition, record_offset, buckets, reason, set_aside_at)"
                        + " values ('audited', 0, 0, '{}', 'no figures', now()) returning id"));
        assertEquals(
                200,
                Api.raw(Tokens.of("admin"))
                        .body("{\"reason\":\"seen\"}")
                        .post("/api/evaluation/v1/set-aside-events/" + id + "/dismissals")
                        .statusCode());
        assertEquals(
                "ACCEPTED admin t",
                value(
                        "select concat_ws(' ', a.outcome, a.actor, a.xmin = e.xmin) from audit_entry a, set_aside e where e.id = "
                                + id + " and a.operation = 'dismissSetAsideEvent' and a.target like '%/" + id
                                + "/dismissals'"));
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Every pair of record and effect was written by one transaction. */
    private void assertTogether(String effect, int pairs) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*), count(*) filter (where a.xmin = e.xmin) from audit_entry a, " + effect
                                + " and a.hospital = 'aud-a'")) {
            row.next();
            assertEquals(pairs, row.getInt(1), effect);
            assertEquals(pairs, row.getInt(2), effect);
        }
    }

    @Test
    void refusalsAreRecordedWithTheirCode() {
        String input = "aud-b/inputs/H/2025-Q1/C01";
        assertEquals(400, Api.put(EVALUATOR, input, "{\"rating\":101}").status());
        assertEquals(403, Api.put(OFFICE, input, "{\"rating\":1}").status());
        assertEquals(401, Api.put(null, input, "{\"rating\":1}").status());
        assertEquals(401, Api.get(null, "aud-b/scorecards").status());
        assertEquals(
                403,
                Api.get(Tokens.of("auditor", List.of("other"), List.of()), "aud-b/scorecards?period=2025")
                        .status());
        assertEquals(
                412,
                Api.raw(EVALUATOR)
                        .header("If-Match", "\"1\"")
                        .body("{\"rating\":1}")
                        .put(Api.path(input))
                        .statusCode());
        assertEquals(
                List.of(
                        "REFUSED putInput evaluator VERSION_STALE null",
                        "REFUSED listScorecards auditor HOSPITAL_OUT_OF_SCOPE null",
                        "REFUSED listScorecards null UNAUTHENTICATED null",
                        "REFUSED putInput null UNAUTHENTICATED null",
                        "REFUSED putInput budget-office FORBIDDEN_ROLE null",
                        "REFUSED putInput evaluator INVALID_REQUEST null"),
                trail("aud-b"));
    }

    @Test
    void onlyAnAuditorOfTheHospitalReadsIt() {
        assertEquals("FORBIDDEN_ROLE", Api.get(OFFICE, "aud-c/audit-entries").code());
        assertEquals(
                "FORBIDDEN_ROLE",
                Api.get(Tokens.of("admin"), "aud-c/audit-entries").code());
        assertEquals(
                "HOSPITAL_OUT_OF_SCOPE",
                Api.get(Tokens.of("auditor", List.of("other"), List.of()), "aud-c/audit-entries")
                        .code());
        assertEquals(3, trail("aud-c").size());
    }

    @Test
    void theServiceCannotChangeIt() throws SQLException {
        for (String change : List.of(
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry disable trigger all")) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change), change);
                assertEquals("42501", refusal.getSQLState(), change);
            }
        }
    }
}

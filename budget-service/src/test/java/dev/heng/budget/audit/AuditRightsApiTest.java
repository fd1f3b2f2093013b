package dev.heng.budget.audit;

import static dev.heng.budget.Api.ROOT;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The role of the service can add to the trail and read it, and nothing else; a write that cannot be recorded is not done. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditRightsApiTest {
    private static final String NOT_ALLOWED = "42501";
    private static final String LINE = """
            {"source": "his", "batch": "b", "lines":
             [{"id": "1", "centre": "H", "subject": "REV_MED", "date": "2026-03-01", "amount": 1}]}""";

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @Test
    void theServiceCanNeitherChangeNorDeleteNorUnguardARecord() throws SQLException {
        for (String change : List.of(
                "update audit_entry set actor = 'nobody'",
                "update audit_entry set actor = actor where false",
                "delete from audit_entry",
                "delete from audit_entry where false",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry rename to gone",
                "alter table audit_entry add column more text",
                "alter table audit_entry disable trigger all",
                "alter table audit_entry owner to current_user",
                "create trigger t before insert on audit_entry for each row execute function suppress_redundant_updates_trigger()",
                "create rule r as on insert to audit_entry do instead nothing",
                "create index on audit_entry (actor)",
                "merge into audit_entry a using (values (1)) v(x) on true when matched then delete",
                "insert into audit_entry (hospital, recorded_at, id, outcome, method, target, roles)"
                        + " select hospital, recorded_at, id, outcome, method, target, roles from audit_entry"
                        + " on conflict on constraint pk_audit_entry do update set actor = 'nobody'",
                "select * from audit_entry for update",
                "select setval('audit_number', 1)",
                "alter function audit_append rename to gone",
                "create table other ()",
                "create schema other",
                "set role " + owner,
                "set session authorization " + owner,
                "set session_replication_role = replica",
                "delete from flyway_schema_history")) {
            assertRefused(change);
        }
    }

    private void assertRefused(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement execution = connection.createStatement()) {
            SQLException refusal = assertThrows(SQLException.class, () -> execution.execute(statement), statement);
            assertEquals(NOT_ALLOWED, refusal.getSQLState(), statement + ": " + refusal.getMessage());
        }
    }

    @Test
    void aWriteThatCannotBeRecordedIsNotDone() throws SQLException {
        String hospital = Api.hospital();
        asOwner("revoke insert on audit_entry from heng_budget");
        try {
            Api.post("connector", "/hospitals/" + hospital + "/executions", LINE)
                    .statusCode(500);
            Api.centre(hospital, "NEW", "COST", "H").statusCode(500);
            Api.get("committee", "/hospitals/" + hospital + "/audit-entries").statusCode(403);
            Api.as("auditor")
                    .get(ROOT + "/hospitals/" + hospital + "/figures?year=2026")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        } finally {
            Trail.awaitStored();
            asOwner("grant insert on audit_entry to heng_budget");
        }
        Api.get("auditor", "/hospitals/" + hospital + "/centres").body("items.centre", equalTo(List.of("H")));
        assertEquals(2, Trail.of(hospital).size());
        Api.post("connector", "/hospitals/" + hospital + "/executions", LINE)
                .statusCode(200)
                .body("recorded", equalTo(1));
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}

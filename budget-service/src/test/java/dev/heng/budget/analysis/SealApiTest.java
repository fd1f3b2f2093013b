package dev.heng.budget.analysis;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Servers;
import dev.heng.budget.analysis.start.IntegritySweep;
import dev.heng.budget.ledger.Seals;
import dev.heng.budget.ledger.Together;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A running service seals what it has published, and its integrity report names what somebody changed afterwards. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SealApiTest {
    @Inject
    Seals seals;

    @Inject
    IntegritySweep sweep;

    @Inject
    MeterRegistry registry;

    @Inject
    DataSource dataSource;

    @Test
    void anEntryThatIsChangedBySqlIsNamedByTheNextIntegrityRun() throws SQLException {
        String hospital = hospital();
        String integrity = "/hospitals/" + hospital + "/integrity";
        get("auditor", integrity)
                .body("seals.postings", equalTo(0))
                .body("seals.sequence", nullValue())
                .body("seals.digest", nullValue());
        String sequence = post("connector", "/hospitals/" + hospital + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "1", "centre": "H", "subject": "REV_OP", "date": "2026-02-03", "amount": 5},
                {"id": "2", "centre": "H", "subject": "REV_IP", "date": "2026-02-03", "amount": 7}]}""")
                .statusCode(200)
                .extract()
                .header("Ledger-Sequence");
        AtomicInteger sealed = new AtomicInteger();
        // a relay that has just begun moves no floor for 40 seconds
        Together.until("the posting is sealed", 150, () -> sealed.addAndGet(seals.seal(hospital)) > 0);
        get("auditor", integrity)
                .body("seals.postings", equalTo(1))
                .body("seals.sequence", equalTo(Integer.valueOf(sequence)))
                .body("seals.digest", notNullValue())
                .body("seals.flaws", empty());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(
                        "update entry set document = 'another' where hospital = ? and line_id = '2'")) {
            change.setString(1, hospital);
            change.executeUpdate();
        }
        get("auditor", integrity)
                .body("differences", empty())
                .body("seals.flaws.sequence", contains(Integer.valueOf(sequence)))
                .body("seals.flaws.index", contains(2))
                .body("seals.flaws.flaw", contains("ENTRY_CHANGED"));
        sweep.prove();
        assertTrue(registry.get("heng.integrity.flaws").gauge().value() >= 1);
        assertTrue(registry.get("heng.integrity.hospitals").gauge().value() >= 1);
    }
}

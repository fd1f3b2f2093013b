package dev.heng.budget.consolidation;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 78 centres with every line of the standard chart, twelve months each: a whole budget becomes figures within one transaction. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@EnabledIfSystemProperty(named = "tests.full", matches = "true", disabledReason = "takes minutes: deploy/test --full")
class WholeHospitalApiTest {
    private static final int CENTRES = 76;

    @Inject
    DataSource dataSource;

    @Test
    void aWholeBudgetUnderRulesIsIssuedAndReplaced() throws SQLException {
        Planned planned = Planned.submitted();
        for (int i = 0; i < CENTRES; i++) {
            centre(planned.hospital(), "D" + i, "COST", "H").statusCode(201);
        }
        for (String level : new String[] {"LINE", "CENTRE", "HOSPITAL"}) {
            put("budget-office", planned.root() + "/control-rules/" + level, """
                    {"name": "%1$s", "control": "WARN", "level": "%1$s", "basis": "YEAR"}""".formatted(level))
                    .statusCode(201);
        }
        propose(planned.hospital());
        planned.build("{}").statusCode(201).body("lines", equalTo(CENTRES * 119 + 4));
        force(planned, 1);
        planned.issue(1).statusCode(200).body("state", equalTo("ISSUED"));
        planned.build("{\"useOfBalances\": 1}").statusCode(201);
        force(planned, 2);
        planned.issue(2).statusCode(200).body("state", equalTo("ISSUED"));
        get("auditor", planned.root() + "/integrity").body("differences", hasSize(0));
    }

    private void propose(String hospital) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into proposal select '%1$s', 2027, 'D' || d, 2, 'SUBMITTED', now(), 'x', null, 1
                    from generate_series(0, %2$d) d;
                    insert into proposal_round select '%1$s', 2027, 'D' || d, 2, 1, now(), 'x', 119, 'h'
                    from generate_series(0, %2$d) d;
                    insert into proposal_round_line
                    select '%1$s', 2027, 'D' || d, 2, 1, s.code, s.fund, '-', array_fill(100.25, array[12]), null, 'x', now(), null, 'HAND'
                    from generate_series(0, %2$d) d,
                        (select code, fund from subject, (values ('OWN'), ('FISCAL')) f(fund)
                         where chart = 'hospital-standard' order by fund desc, code limit 119) s
                    """.formatted(hospital, CENTRES - 1));
        }
    }

    private void force(Planned planned, int version) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update budget_version set state = 'APPROVED' where hospital = '%s' and version = %d"
                    .formatted(planned.hospital(), version));
        }
    }
}

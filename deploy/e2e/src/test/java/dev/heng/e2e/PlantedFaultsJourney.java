package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checker is checked in the running suite: faults that are planted in its databases are found, and nothing else is. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFaultsJourney {
    private static final String CODE = "e2e-planted";
    private static final String OF_LINE = " where hospital = '" + CODE + "' and line_id = 'planted-1'";
    private static final String CELL = "D-1/INCOME_OP/2025-11";
    private static final String OF_CELL =
            " where hospital = '" + CODE + "' and centre = 'D-1' and subject = 'INCOME_OP' and month = 202511";

    private RunningSuite suite;
    private Trial trial;

    @BeforeAll
    void aHospitalWhoseBooksAreRight(RunningSuite running) {
        suite = running;
        trial = Trial.of(running, CODE);
        Load load = trial.load();
        for (String department : Trial.DEPARTMENTS) {
            assertTrue(load.lines(
                    "base-" + department,
                    List.of(
                            line("base-" + department + "-1", department, "INCOME_OP", "2025-11-30", "1000.0001"),
                            line("base-" + department + "-2", department, "COST", "2025-11-30", "400.0002"))));
        }
        assertTrue(load.lines("planted", List.of(line("planted-1", "D-1", "INCOME_OP", "2025-11-15", "12.34"))));
        trial.assertScorecards(trial.settle());
        assertEquals(List.of(), trial.differences());
    }

    @Test
    void aLostLineIsFound() throws SQLException {
        planted(
                "update entry set line_id = null" + OF_LINE,
                "update entry set line_id = 'planted-1'" + OF_CELL + " and effective_date = '2025-11-15'",
                "lost: planted-1");
    }

    @Test
    void aDoubledLineIsFound() throws SQLException {
        planted("""
                insert into entry (hospital, centre, subject, month, sequence, n, fund, project, figure, delta, balance, effective_date,
                    cell_version, source, line_id)
                select hospital, centre, subject, month, sequence, n + 1000, fund, project, figure, delta, balance, effective_date,
                    cell_version, source, line_id from entry""" + OF_LINE, "delete from entry" + OF_LINE + " and n > 1000", "counted 2 times: planted-1");
    }

    @Test
    void aLineRoundedByACentIsFoundAlthoughTheBooksAgreeWithThemselves() throws SQLException {
        String both = "update entry set delta = delta %s 0.01" + OF_LINE
                + "; update cell set executed = executed %s 0.01" + OF_CELL;
        planted(both.replace("%s", "-"), both.replace("%s", "+"), "stands as 12.33 instead of 12.34: planted-1");
    }

    @Test
    void aLineOfAForeignCentreIsFound() throws SQLException {
        planted(
                "update entry set centre = 'D-2'" + OF_LINE,
                "update entry set centre = 'D-1'" + OF_LINE,
                "stands at D-2/INCOME_OP/2025-11 instead of " + CELL + ": planted-1");
    }

    @Test
    void anOverCommittedLimitIsFound() throws SQLException {
        String cell = " where hospital = '" + CODE + "' and centre = 'D-1' and subject = 'SUPPLIES'";
        planted(
                "update cell set executed = original + 0.01" + cell,
                "update cell set executed = null" + cell,
                "limit passed: D-1/SUPPLIES/2025-12 uses 1000.01 of 1000");
    }

    @Test
    void aFigureThatEvaluationHasWrongByACentIsFound() throws SQLException {
        String cent = "update cell set executed = executed %s 0.01" + OF_CELL;
        run("evaluation-service", cent.formatted("+"));
        Load load = trial.load();
        // an event of another cell lets the card be computed anew, with the wrong figure
        assertTrue(load.lines("other", List.of(line("other-1", "D-1", "COST", "2025-11-20", "1"))));
        long sequence = load.post().sequence();
        assertThrows(AssertionError.class, () -> trial.assertScorecards(sequence));
        assertEquals(List.of(), trial.differences());
        run("evaluation-service", cent.formatted("-"));
        assertTrue(load.lines("another", List.of(line("other-2", "D-1", "COST", "2025-11-21", "1"))));
        trial.assertScorecards(load.post().sequence());
    }

    /** Plants a fault, holds that the checker names it, takes it back, and holds that all is well again. */
    private void planted(String fault, String cure, String difference) throws SQLException {
        run("budget-service", fault);
        try {
            List<String> found = trial.differences();
            assertTrue(found.contains(difference), found::toString);
        } finally {
            run("budget-service", cure);
        }
        assertEquals(List.of(), trial.differences());
    }

    private void run(String service, String statements) throws SQLException {
        try (Connection connection = suite.connect(service);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static Line line(String id, String centre, String subject, String date, String amount) {
        return Line.of(id, centre, subject, date, new BigDecimal(amount).toPlainString());
    }
}

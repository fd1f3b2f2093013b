package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which cells count in which limit. */
class CountedCellsTest {
    private static final String REFUSED = "REFUSED BUDGET_INSUFFICIENT";
    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("counted_cells");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void aBalanceBelowTheSubjectOfARuleCountsInNoLimit() {
        change("update subject set parent = 'EXP' where chart = 'chart-%1$s' and code = 'BEDS'");
        hospital.rule("r", "STRICT", "POOL", "YEAR", "subject = 'EXP'");
        hospital.budget("C-CARD", "DRUG", "2026-01", "5");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "BEDS", "2026-01-31", "40")));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-31", "5")));
    }

    @Test
    void hoursAreNoMoneyAlthoughTheyStandAmongTheExpenses() {
        change("insert into subject (chart, code, name, category, nature, unit, control)"
                + " values ('chart-%1$s', 'HOURS', '工时', 'EXPENSE', 'FLOW', 'HOUR', 'NONE')");
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "5");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "HOURS", "2026-01-31", "160")));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-31", "5")));
    }

    @Test
    void aYearHasTheTreeOfItsLastDay() {
        change("update centre_interval set valid_to = '2026-12-31' where hospital = '%1$s' and centre = 'C-CARD';"
                + " insert into centre_interval (hospital, centre, valid_from, name, type, parent)"
                + " values ('%1$s', 'C-CARD', '2027-01-01', '心内科', 'COST', 'C-ORTHO')");
        hospital.rule("surgery", "STRICT", "POOL", "YEAR", "centre = 'C-ORTHO'");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-12-31", "1")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("2", "C-CARD", "DRUG", "2027-01-01", "1")));
    }

    @Test
    void projectsOfOneCentreDoNotShareTheirMoney() {
        hospital.rule("r", "STRICT", "CENTRE", "PROJECT");
        hospital.plain.ledger.setOriginal(
                hospital.plain.code, "opening", "office", List.of(ofProject("P1", "100"), ofProject("P2", "100")));
        assertEquals(
                List.of("0 " + REFUSED), hospital.told(RuledHospital.ofProject("1", "P1", "2026-03-01", "100.01")));
        assertEquals(List.of(), hospital.told(RuledHospital.ofProject("1", "P1", "2026-03-01", "100")));
        assertEquals(List.of(), hospital.told(RuledHospital.ofProject("2", "P2", "2026-03-01", "100")));
    }

    private static OriginalAmount ofProject(String project, String amount) {
        OriginalAmount plain = RuledHospital.amount("C-CARD", "DRUG", "2026-01", amount);
        CellKey cell = plain.cell();
        return new OriginalAmount(
                new CellKey(cell.centre(), cell.subject(), cell.fund(), project, cell.month()), plain.amount());
    }

    @Test
    void aBudgetThatIsLoweredTakesItsToleranceAlong() {
        hospital.rule("r", "STRICT", "POOL", "YEAR", "tolerance = 10");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-31", "104")));
        assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "DRUG", "2026-01", "94"));
        hospital.budget("C-CARD", "DRUG", "2026-01", "95");
    }

    @Test
    void onlyTheLoweredBudgetIsNamedWhenAPoolWouldHoldTooLittle() {
        hospital.rule("r", "STRICT", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        CellsRefused refused = assertThrows(
                CellsRefused.class,
                () -> hospital.plain.ledger.setOriginal(
                        hospital.plain.code,
                        "plan",
                        "office",
                        List.of(
                                RuledHospital.amount("C-CARD", "DRUG", "2026-01", "10"),
                                RuledHospital.amount("C-ORTHO", "DRUG", "2026-01", "79"))));
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refused.flaws());
    }

    @Test
    void aRuleThatOnlyWarnsForbidsNoLowerBudget() {
        hospital.rule("r", "WARN", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-01", "10").changed());
    }

    @Test
    void aBudgetIsLoweredFreelyInAMonthThatTheRuleDoesNotJudge() {
        hospital.rule("r", "STRICT", "POOL", "YEAR", "valid_from = 202607");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-01", "10").changed());
    }

    @Test
    void aPoolThatIsOverdrawnMayBeEasedByMovingMoneyToo() {
        hospital.budget("C-CARD", "DRUG", "2026-01", "50");
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        hospital.rule("r", "STRICT", "POOL", "YEAR");
        List<OriginalAmount> moved = List.of(
                RuledHospital.amount("C-CARD", "DRUG", "2026-01", "40"),
                RuledHospital.amount("C-ORTHO", "DRUG", "2026-01", "20"));
        assertEquals(
                2,
                hospital.plain
                        .ledger
                        .setOriginal(hospital.plain.code, "plan", "office", moved)
                        .changed());
    }

    @Test
    void aLineAloneNeedsABudgetOfItsOwnAlthoughItsCellIsThereAlready() {
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR");
        hospital.budget("C-ORTHO", "DRUG", "2026-01", "100");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "1")));
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR", "requires_line = true");
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-09", "1")));
        assertEquals(List.of(), hospital.told(line("3", "C-ORTHO", "DRUG", "2026-01-09", "1")));
    }

    private void change(String sql) {
        database.run(sql.formatted(hospital.plain.code));
    }
}

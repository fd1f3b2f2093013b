package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static dev.heng.budget.ledger.RuledHospital.amount;
import static dev.heng.budget.ledger.RuledHospital.ofProject;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules hold spending against sums of cells: by level, basis, months, tolerance; the narrowest of a level speaks, all levels must agree. */
class ControlRuleTest {
    private static final String REFUSED = "REFUSED BUDGET_INSUFFICIENT";

    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("rules");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void aYearToDateLetsWhatWasNotSpentBeSpentLaterButNotBefore() {
        hospital.rule("r", "STRICT", "LINE", "YEAR_TO_DATE");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.budget("C-CARD", "DRUG", "2026-03", "50");
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "100.01")));
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "60")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("2", "C-CARD", "DRUG", "2026-02-09", "40.01")));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "DRUG", "2026-03-09", "90")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("3", "C-CARD", "DRUG", "2026-12-09", "0.01")));
    }

    @Test
    void aYearToDateLooksAtEveryLaterMonthToo() {
        hospital.rule("r", "STRICT", "LINE", "YEAR_TO_DATE");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-CARD", "DRUG", "2026-06-09", "70"));
        LineOutcome refused = hospital.outcome(line("2", "C-CARD", "DRUG", "2026-01-09", "31"));
        assertEquals(
                "Line 0: the rule r allows 100 for LINE C-CARD/DRUG/OWN/- in 2026 to date, used are 70, asked for are 31.",
                refused.detail());
        Verdict verdict = Objects.requireNonNull(refused.verdict());
        assertEquals(
                "r LINE YEAR_TO_DATE C-CARD/DRUG/OWN/-",
                "%s %s %s %s".formatted(verdict.rule(), verdict.level(), verdict.basis(), verdict.scope()));
        assertEquals(new BigDecimal("30"), verdict.available());
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-09", "30")));
    }

    @Test
    void aYearIsOneSumWhateverTheMonth() {
        hospital.rule("r", "STRICT", "LINE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-12", "100");
        assertEquals(
                List.of("1 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-01-09", "99.99"),
                        line("2", "C-CARD", "DRUG", "2026-02-09", "0.02")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("3", "C-CARD", "DRUG", "2027-01-09", "1")));
    }

    @Test
    void aMonthStandsForItself() {
        hospital.rule("r", "STRICT", "CENTRE", "MONTH");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("1", "C-CARD", "PAPER", "2026-02-09", "1")));
        assertEquals(
                List.of("0 RECORDED BUDGET_EXCEEDED"),
                hospital.told(line("1", "C-CARD", "PAPER", "2026-01-09", "100")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-09", "0.01")));
    }

    @Test
    void linesUnderOneParentSubjectShareInEachCentre() {
        hospital.rule("r", "STRICT", "SUBJECT", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        assertEquals(
                List.of("1 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "EXP", "2026-01-09", "0"),
                        line("2", "C-ORTHO", "DRUG", "2026-01-09", "1")));
        assertEquals(
                "C-CARD/EXP",
                database.value("select scope from spending_limit where hospital = '%s' and planned[1] = 100"
                        .formatted(hospital.plain.code)));
        assertEquals(List.of(), hospital.told(line("3", "C-CARD", "DRUG", "2026-01-09", "100")));
    }

    @Test
    void aPoolSpendsWhatAnyCentreBelowItHas() {
        hospital.rule("pool", "STRICT", "POOL", "YEAR", "centre = 'C-SURG'");
        hospital.budget("C-CARD", "DRUG", "2026-01", "60");
        hospital.budget("C-ORTHO", "DRUG", "2026-01", "40");
        assertEquals(
                List.of("2 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-01-09", "70"),
                        line("2", "C-ORTHO", "DRUG", "2026-02-09", "30"),
                        line("3", "C-ORTHO", "DRUG", "2026-02-09", "0.0001")));
        assertEquals(List.of(), hospital.told(line("4", "C-NEW", "DRUG", "2026-08-09", "1000")));
    }

    @Test
    void everyLevelMustLetALinePassAndTheNarrowestThatForbidsIsNamed() {
        hospital.rule("house", "STRICT", "HOSPITAL", "YEAR");
        hospital.rule("centre", "WARN", "CENTRE", "YEAR");
        hospital.rule("line", "STRICT", "LINE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "10");
        hospital.budget("C-ORTHO", "DRUG", "2026-01", "10");
        assertEquals("line", verdictRule(line("1", "C-CARD", "DRUG", "2026-01-09", "11")));
        hospital.rule("line", "WARN", "LINE", "YEAR");
        assertEquals("house", verdictRule(line("1", "C-CARD", "DRUG", "2026-01-09", "21")));
        LineOutcome warned = hospital.outcome(line("1", "C-CARD", "DRUG", "2026-01-09", "20"));
        assertEquals("RECORDED BUDGET_EXCEEDED", warned.status() + " " + warned.code());
        assertEquals("line", Objects.requireNonNull(warned.verdict()).rule());
        hospital.rule("line", "NONE", "LINE", "YEAR");
        assertEquals("house", verdictRule(line("2", "C-ORTHO", "DRUG", "2026-01-09", "0.01")));
    }

    @Test
    void aRuleThatGetsAWiderLevelIsJudgedAfterTheNarrowerOnes() {
        hospital.rule("a", "STRICT", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "10");
        hospital.rule("a", "STRICT", "HOSPITAL", "YEAR");
        hospital.rule("b", "STRICT", "POOL", "YEAR");
        assertEquals("b", verdictRule(line("1", "C-CARD", "DRUG", "2026-01-09", "11")));
    }

    private String verdictRule(ExecutionLine line) {
        return Objects.requireNonNull(hospital.outcome(line).verdict()).rule();
    }

    @Test
    void theNarrowestRuleOfALevelSpeaks() {
        hospital.rule("a-all", "STRICT", "LINE", "YEAR");
        hospital.rule("b-fund", "WARN", "LINE", "YEAR", "fund = 'OWN'");
        assertEquals("b-fund", verdictRule(line("1", "C-NEW", "PAPER", "2026-08-09", "1")));
        hospital.rule("c-parent", "WARN", "LINE", "YEAR", "subject = 'EXP'");
        assertEquals("c-parent", verdictRule(line("2", "C-NEW", "PAPER", "2026-08-09", "1")));
        hospital.rule("d-subject", "WARN", "LINE", "YEAR", "subject = 'PAPER'");
        assertEquals("d-subject", verdictRule(line("3", "C-NEW", "PAPER", "2026-08-09", "1")));
        hospital.rule("e-above", "WARN", "LINE", "YEAR", "centre = 'C-SURG'");
        assertEquals("e-above", verdictRule(line("4", "C-CARD", "PAPER", "2026-08-09", "1")));
        hospital.rule("f-centre", "WARN", "LINE", "YEAR", "centre = 'C-CARD'");
        assertEquals("f-centre", verdictRule(line("5", "C-CARD", "PAPER", "2026-08-09", "1")));
        hospital.rule("g-project", "WARN", "LINE", "YEAR", "project = 'P'");
        assertEquals("g-project", verdictRule(ofProject("6", "P", "2026-08-09", "1")));
        assertEquals("f-centre", verdictRule(ofProject("7", "Q", "2026-08-09", "1")));
    }

    @Test
    void aRuleForALineTakesThePlaceOfTheChartsControl() {
        hospital.rule("free", "NONE", "LINE", "MONTH", "subject = 'TRAVEL'", "centre = 'C-CARD'");
        assertEquals(
                List.of("1 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "TRAVEL", "2026-01-09", "5"),
                        line("2", "C-ORTHO", "TRAVEL", "2026-01-09", "5")));
        assertEquals(
                null,
                Objects.requireNonNull(hospital.outcome(line("2", "C-ORTHO", "TRAVEL", "2026-01-09", "5"))
                                .verdict())
                        .rule());
    }

    @Test
    void aRuleWithoutASubjectIsAboutMoneySpent() {
        hospital.rule("all", "STRICT", "HOSPITAL", "YEAR");
        assertEquals(
                List.of("2 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "INCOME", "2026-01-09", "5"),
                        line("2", "C-CARD", "BEDS", "2026-01-09", "5"),
                        line("3", "C-CARD", "DRUG", "2026-01-09", "5")));
        hospital.rule("income", "STRICT", "POOL", "YEAR", "subject = 'INCOME'");
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("4", "C-CARD", "INCOME", "2026-01-09", "5")));
    }

    @Test
    void aDocumentWithThreeCentresFallsWhenOnlyTheThirdIsShortAndGivesBackWhatItTook() {
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "10");
        hospital.budget("C-ORTHO", "DRUG", "2026-01", "10");
        assertEquals(
                List.of("0 " + REFUSED, "1 " + REFUSED, "2 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-01-09", "10", "D"),
                        line("2", "C-ORTHO", "DRUG", "2026-01-09", "10", "D"),
                        line("3", "C-NEW", "DRUG", "2026-08-09", "0.01", "D"),
                        line("4", "C-CARD", "DRUG", "2026-01-09", "10"),
                        line("5", "C-ORTHO", "DRUG", "2026-01-09", "10")));
    }

    @Test
    void aLineWithoutABudgetOfItsOwnIsTooMuchWhateverThePoolHasLeft() {
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR", "requires_line = true");
        hospital.budget("C-CARD", "DRUG", "2026-05", "100");
        LineOutcome refused = hospital.outcome(line("1", "C-ORTHO", "DRUG", "2026-01-09", "1"));
        assertEquals("Line 0: C-ORTHO DRUG has no budget in 2026, which the rule r asks for.", refused.detail());
        assertEquals(BigDecimal.ZERO, Objects.requireNonNull(refused.verdict()).available());
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "DRUG", "2026-01-09", "1")));
        hospital.budget("C-ORTHO", "DRUG", "2026-12", "0");
        assertEquals(List.of(), hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "1")));
    }

    @Test
    void aRuleThatComesInTheMiddleOfTheYearSeesWhatWasSpentBefore() {
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "90"), line("2", "C-ORTHO", "DRUG", "2026-01-09", "5"));
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR", "valid_from = 202607");
        assertEquals(List.of(), hospital.told(line("3", "C-CARD", "DRUG", "2026-06-09", "1")));
        assertEquals(
                List.of("1 " + REFUSED),
                hospital.told(
                        line("4", "C-CARD", "DRUG", "2026-07-09", "4"),
                        line("5", "C-CARD", "DRUG", "2026-08-09", "0.01")));
        hospital.rule("r", "NONE", "HOSPITAL", "YEAR");
        assertEquals(List.of(), hospital.told(line("5", "C-CARD", "DRUG", "2026-08-09", "7")));
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR");
        Verdict verdict = Objects.requireNonNull(
                hospital.outcome(line("6", "C-CARD", "DRUG", "2026-08-09", "1")).verdict());
        assertEquals(new BigDecimal("-7"), verdict.available());
    }

    @Test
    void oneRuleFollowsAnotherWithoutAGap() {
        hospital.rule("first", "NONE", "CENTRE", "YEAR", "valid_to = 202606");
        hospital.rule("then", "STRICT", "CENTRE", "YEAR", "valid_from = 202607");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        assertEquals(
                List.of("2 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-06-30", "100"),
                        line("2", "C-CARD", "DRUG", "2026-06-30", "1"),
                        line("3", "C-CARD", "DRUG", "2026-07-01", "1")));
    }

    @Test
    void theSecondYearOfAProjectCountsWhatTheFirstOneSpent() {
        hospital.rule("r", "STRICT", "POOL", "PROJECT");
        hospital.plain.ledger.setOriginal(
                hospital.plain.code,
                "plan",
                "office",
                List.of(new OriginalAmount(
                        new CellKey("C-CARD", "DRUG", "OWN", "P", java.time.YearMonth.of(2026, 1)),
                        new BigDecimal("100"))));
        assertEquals(List.of(), hospital.told(ofProject("1", "P", "2026-11-09", "70")));
        assertEquals(
                List.of("0 " + REFUSED, "2 " + REFUSED),
                hospital.told(
                        ofProject("2", "P", "2027-02-09", "31"),
                        ofProject("3", "P", "2028-02-09", "30"),
                        ofProject("4", "Q", "2026-02-09", "1"),
                        ofProject("5", "-", "2026-02-09", "1000")));
    }

    @Test
    void aToleranceIsAPartOfWhatWasPlanned() {
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR", "tolerance = 2.5");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        assertEquals(
                List.of("0 " + REFUSED),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-01-09", "102.51"),
                        line("2", "C-CARD", "DRUG", "2026-01-09", "102.50")));
    }

    @Test
    void aBudgetIsNotLoweredBelowWhatItsPoolHasUsedButMayMoveInsideIt() {
        hospital.rule("r", "STRICT", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")),
                assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "DRUG", "2026-01", "89.99"))
                        .flaws());
        assertEquals(
                2,
                hospital.plain
                        .ledger
                        .setOriginal(
                                hospital.plain.code,
                                "plan",
                                "office",
                                List.of(
                                        amount("C-CARD", "DRUG", "2026-01", "10"),
                                        amount("C-ORTHO", "DRUG", "2026-01", "80")))
                        .changed());
        hospital.rule("r", "NONE", "POOL", "YEAR");
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-01", "0").changed());
        hospital.rule("r", "STRICT", "POOL", "YEAR");
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-01", "1").changed());
        assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "DRUG", "2026-01", "0"));
    }

    @Test
    void aWholeBudgetIsHeldToTheLimitsThatItsCellsAreHeldTo() {
        hospital.rule("r", "STRICT", "POOL", "YEAR_TO_DATE");
        assertEquals(1002, whole("100", "0").changed());
        hospital.told(line("1", "C-ORTHO", "DRUG", "2026-01-09", "90"));
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refusedWhole("89.99", "1000"));
        assertEquals(1, whole("90", "0").changed());
        assertEquals(2, whole("10", "80", "2026-01").changed());
        hospital.rule("r", "NONE", "POOL", "YEAR_TO_DATE");
        assertEquals(1, whole("0", "80", "2026-01").changed());
        hospital.rule("r", "STRICT", "POOL", "YEAR_TO_DATE");
        assertEquals(1, whole("1", "80", "2026-01").changed());
        assertEquals(2, whole("0", "85", "2026-01").changed(), "less is missing than before");
        assertEquals(1, whole("1", "85", "2026-01").changed());
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refusedWhole("0", "0"));
    }

    @Test
    void aWholeBudgetIsComparedAtTheEndsThatItsMonthsCountIn() {
        hospital.rule("r", "STRICT", "CENTRE", "MONTH");
        whole("100", "0");
        hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "100"));
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refusedWhole("99", "0"));
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refusedWhole("99", "0"));
        hospital.rule("r", "WARN", "CENTRE", "YEAR");
        assertEquals(1, whole("99", "0").changed());
    }

    @Test
    void inAWholeBudgetARuleOfTheLineSilencesTheChartToo() {
        hospital.rule("r", "STRICT", "LINE", "YEAR");
        List<OriginalAmount> amounts = new ArrayList<>(whole("0", "0", "2026-12", "1"));
        amounts.set(0, amount("C-CARD", "TRAVEL", "2026-01", "100"));
        amounts.set(1, amount("C-CARD", "TRAVEL", "2026-12", "0"));
        set(amounts);
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "TRAVEL", "2026-01-09", "100")));
        amounts.set(0, amount("C-CARD", "TRAVEL", "2026-01", "1"));
        amounts.set(1, amount("C-CARD", "TRAVEL", "2026-12", "99"));
        assertEquals(2, set(amounts).changed());
        hospital.rule("r", "WARN", "CENTRE", "YEAR");
        amounts.set(0, amount("C-CARD", "TRAVEL", "2026-01", "0"));
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")),
                assertThrows(CellsRefused.class, () -> set(amounts)).flaws());
    }

    private List<CellsRefused.Flaw> refusedWhole(String card, String later) {
        return assertThrows(CellsRefused.class, () -> whole(card, later)).flaws();
    }

    /** More cells than are set limit by limit; what does not matter stands at a centre of its own. */
    private OriginalResult whole(String card, String orthoInDecember) {
        return whole(card, orthoInDecember, "2026-12");
    }

    private OriginalResult whole(String card, String ortho, String month) {
        return set(whole(card, ortho, month, "0"));
    }

    private static List<OriginalAmount> whole(String card, String ortho, String month, String others) {
        List<OriginalAmount> amounts = new ArrayList<>();
        amounts.add(amount("C-CARD", "DRUG", "2026-01", card));
        amounts.add(amount("C-ORTHO", "DRUG", month, ortho));
        for (int i = 0; i < 1000; i++) {
            CellKey cell = new CellKey("C-NEW", "PAPER", "OWN", "P" + i, java.time.YearMonth.of(2026, 8));
            amounts.add(new OriginalAmount(cell, new BigDecimal(others)));
        }
        return amounts;
    }

    private OriginalResult set(List<OriginalAmount> amounts) {
        return hospital.plain.ledger.setOriginal(hospital.plain.code, "plan", "office", amounts);
    }

    @Test
    void whatGivesBackIsAlwaysTakenAndMakesRoom() {
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR");
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "-20")));
        assertEquals(
                List.of("1 " + REFUSED),
                hospital.told(
                        line("2", "C-ORTHO", "DRUG", "2026-01-09", "20"),
                        line("3", "C-ORTHO", "DRUG", "2026-01-09", "0.01")));
    }

    @Test
    void aCentreThatMovesTakesItsSumsAlong() {
        hospital.rule("pool", "STRICT", "POOL", "YEAR", "centre = 'C-SURG'");
        hospital.budget("C-NEW", "DRUG", "2026-08", "100");
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "100")));
        database.run("update centre_interval set parent = 'C-SURG' where hospital = '%s' and centre = 'C-NEW'"
                .formatted(hospital.plain.code));
        hospital.rebuild();
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "100")));
        assertEquals(List.of("0 " + REFUSED), hospital.told(line("2", "C-NEW", "DRUG", "2026-08-09", "0.01")));
    }

    @Test
    void aTrialAnswersAsPostingWouldAndLeavesNothing() {
        hospital.rule("centre", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.told(line("1", "C-CARD", "DRUG", "2026-01-09", "30"));
        String before = everything();
        ExecutionLine[] lines = {
            line("2", "C-CARD", "DRUG", "2026-01-09", "70"), line("3", "C-CARD", "TRAVEL", "2026-02-09", "1"),
            line("4", "C-GONE", "DRUG", "2026-02-09", "1"), line("5", "C-CARD", "DRUG", "2026-01-09", "0.01")
        };
        Availability trial = hospital.tryOut(lines);
        assertEquals(before, everything());
        assertEquals(
                List.of(
                        "null STRICT LINE MONTH C-CARD/TRAVEL/OWN/- 0 of 0",
                        "centre STRICT CENTRE YEAR C-CARD 70 of 100"),
                trial.limits().get(1).stream()
                        .map(limit -> "%s %s %s %s %s %s of %s"
                                .formatted(
                                        limit.rule(),
                                        limit.control(),
                                        limit.level(),
                                        limit.basis(),
                                        limit.scope(),
                                        limit.available().stripTrailingZeros().toPlainString(),
                                        limit.budget().stripTrailingZeros().toPlainString()))
                        .toList());
        assertEquals(trial.result().exceptions(), hospital.plain.post(lines).exceptions());
    }

    private String everything() {
        return String.join(";", database.rows("""
                select (select count(*) from cell where hospital = '%1$s'), (select count(*) from entry where hospital = '%1$s'),
                       (select count(*) from line_key where hospital = '%1$s'), (select count(*) from suspense where hospital = '%1$s'),
                       (select count(*) from posting where hospital = '%1$s'), (select count(*) from outbox),
                       (select string_agg(s::text, ' ' order by id) from spending_limit s where hospital = '%1$s')
                """.formatted(hospital.plain.code)));
    }
}

package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** STRICT forbids, WARN tells; per cell and month, in the posting transaction. */
class LimitTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("limits");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    private static ExecutionLine travel(String id, String amount, String document) {
        return line(id, "C-CARD", "TRAVEL", "2026-03-05", amount, document);
    }

    @Test
    void aStrictSubjectWithoutABudgetTakesNothingAndKeepsNothing() {
        assertEquals(List.of("0 REFUSED BUDGET_INSUFFICIENT"), hospital.told(travel("1", "0.0001", null)));
        assertEquals("0", database.value("select count(*) from cell where hospital = '%s'".formatted(hospital.code)));
        assertEquals(
                "0", database.value("select count(*) from line_key where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void linesAreJudgedOneAfterTheOtherToTheCent() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        assertEquals(
                List.of("1 REFUSED BUDGET_INSUFFICIENT", "4 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(
                        travel("1", "60", null),
                        travel("2", "40.0001", null),
                        travel("3", "-10", null),
                        travel("4", "50", null),
                        travel("5", "0.01", null)));
        assertEquals("100", hospital.executed("C-CARD", "TRAVEL", 202603));
        assertEquals(List.of(), hospital.told(travel("6", "-0.02", null), travel("5", "0.01", null)));
        assertEquals("99.99", hospital.executed("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void aLineIsNotSavedByOneThatGivesBackAfterIt() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(travel("1", "110", null), travel("2", "-20", null)));
        assertEquals("-20", hospital.executed("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void aRefusalNamesTheFiguresAndTheLineThatIsShort() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        LineOutcome refused = hospital.post(travel("1", "30", "D"), travel("2", "70.5", "D"))
                .exceptions()
                .getFirst();
        assertEquals(
                "Line 1: C-CARD TRAVEL in 2026-03 has a budget of 100, used are 30, asked for are 70.5.",
                refused.detail());
    }

    @Test
    void linesOfADocumentStandOrFallTogether() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        assertEquals(
                List.of(
                        "0 REFUSED BUDGET_INSUFFICIENT",
                        "1 REFUSED BUDGET_INSUFFICIENT",
                        "3 REFUSED BUDGET_INSUFFICIENT",
                        "4 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(
                        travel("1", "60", "A"),
                        line("2", "C-ORTHO", "DRUG", "2026-03-05", "5", "A"),
                        travel("3", "100", "B"),
                        travel("4", "41", "A"),
                        line("5", "C-GONE", "DRUG", "2026-03-05", "5", "A")));
        assertEquals("100", hospital.executed("C-CARD", "TRAVEL", 202603));
        assertEquals("-", hospital.executed("C-ORTHO", "DRUG", 202603));
        assertEquals(
                "0", database.value("select count(*) from suspense where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void aDocumentThatFellStaysRefusedForItsDoubledIds() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "10");
        assertEquals(
                List.of(
                        "0 REFUSED BUDGET_INSUFFICIENT",
                        "1 REFUSED BUDGET_INSUFFICIENT",
                        "2 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(travel("1", "6", "A"), travel("2", "5", "A"), travel("2", "3", "A")));
        assertEquals(List.of(), hospital.told(travel("1", "6", "A"), travel("2", "3", "A")));
    }

    @Test
    void aDocumentThatOnlyWaitedIsNotRefusedForItsDoubledIds() {
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "C-GONE", "DRUG", "2026-03-05", "5", "A"),
                        line("1", "C-CARD", "DRUG", "2026-03-05", "5", "A")));
        assertEquals("5", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void aRefusedLineMayBeSentAgain() {
        assertEquals(List.of("0 REFUSED BUDGET_INSUFFICIENT"), hospital.told(travel("1", "5", null)));
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "5");
        assertEquals(List.of(), hospital.told(travel("1", "5", null)));
    }

    @Test
    void warnRecordsAndTells() {
        hospital.budget("C-CARD", "PAPER", "2026-03", "5");
        ExecutionResult result = hospital.post(
                line("1", "C-CARD", "PAPER", "2026-03-05", "4"), line("2", "C-CARD", "PAPER", "2026-03-05", "2"));
        assertEquals(2, result.count(LineStatus.RECORDED));
        assertEquals("BUDGET_EXCEEDED", result.exceptions().getFirst().code());
        assertEquals(1, result.exceptions().getFirst().index());
        assertEquals("6", hospital.executed("C-CARD", "PAPER", 202603));
    }

    @Test
    void whatGivesBackIsNotToldThatItExceeds() {
        hospital.post(line("1", "C-CARD", "PAPER", "2026-03-05", "100"));
        assertEquals(
                List.of("0 RECORDED BUDGET_EXCEEDED"),
                hospital.told(
                        line("2", "C-CARD", "PAPER", "2026-03-05", "1"),
                        line("3", "C-CARD", "PAPER", "2026-03-05", "-50")));
        assertEquals("51", hospital.executed("C-CARD", "PAPER", 202603));
    }

    @Test
    void aBudgetThatOnlyWarnsMayBeLoweredBelowWhatIsUsed() {
        hospital.budget("C-CARD", "PAPER", "2026-03", "100");
        hospital.post(line("1", "C-CARD", "PAPER", "2026-03-05", "60"));
        assertEquals(1, hospital.budget("C-CARD", "PAPER", "2026-03", "50").changed());
    }

    @Test
    void aBalanceIsUnderNoControl() {
        database.run("update subject set control = 'STRICT' where chart = 'chart-%s' and code = 'BEDS'"
                .formatted(hospital.code));
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "BEDS", "2026-03-31", "50")));
        assertEquals("50", hospital.executed("C-CARD", "BEDS", 202603));
        assertEquals(
                List.of("1 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("2", "C-CARD", "BEDS", "2026-03-31", "60"), travel("3", "1", null)));
        assertEquals(1, hospital.budget("C-CARD", "BEDS", "2026-03", "40").changed());
        assertEquals(1, hospital.budget("C-CARD", "BEDS", "2026-03", "30").changed());
    }

    @Test
    void aBudgetIsNotLoweredBelowWhatIsUsed() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.post(travel("1", "60", null));
        CellsRefused refused =
                assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "TRAVEL", "2026-03", "59.99"));
        assertEquals(List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")), refused.flaws());
        assertTrue(hospital.budget("C-CARD", "TRAVEL", "2026-03", "60").changed() == 1);
    }

    @Test
    void aLimitThatIsPassedAlreadyMayBeEasedButNotTightened() {
        hospital.budget("C-CARD", "DRUG", "2026-03", "50");
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "60"));
        database.run("update subject set control = 'STRICT' where chart = 'chart-%s' and code = 'DRUG'"
                .formatted(hospital.code));
        assertEquals(0, hospital.budget("C-CARD", "DRUG", "2026-03", "50").changed());
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-03", "55").changed());
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "BUDGET_BELOW_USED")),
                assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "DRUG", "2026-03", "54"))
                        .flaws());
    }

    @Test
    void anAdjustmentAddsToTheBudgetAndAReservationTakesFromIt() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-CARD", "TRAVEL", "2026-04", "20");
        reserve("moves", 4, "20");
        hospital.reservations.use(new UseDraft(
                hospital.code,
                new ReservationId("erp", "moves"),
                "his",
                "buyer",
                Poster.SOURCE,
                List.of(new ReservationUse(
                        "u", "1", LocalDate.of(2026, 3, 5), new BigDecimal("20"), false, null, null))));
        reserve("stays", 3, "30");
        assertEquals(List.of("0 REFUSED BUDGET_INSUFFICIENT"), hospital.told(travel("1", "70.01", null)));
        assertEquals(
                List.of("1 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(travel("2", "0", null), travel("1", "70.01", null)));
        assertEquals(List.of(), hospital.told(travel("1", "69", null)));
        assertEquals(List.of(), hospital.told(travel("3", "0.50", null), travel("4", "0.50", null)));
        assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "TRAVEL", "2026-03", "99.99"));
    }

    private void reserve(String id, int month, String amount) {
        CellKey cell = new CellKey("C-CARD", "TRAVEL", "OWN", "-", YearMonth.of(2026, month));
        hospital.reservations.reserve(new ReservationDraft(
                hospital.code,
                new ReservationId("erp", id),
                null,
                null,
                null,
                "buyer",
                List.of(new ReservationDraft.Line("1", cell, new BigDecimal(amount), null))));
    }
}

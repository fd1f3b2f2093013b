package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.change;
import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Problem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Budgets that move: what they take is held first, so that the move itself cannot fail, and control is never off. */
class AdjustmentTest {
    private static LedgerDatabase database;
    private final RuledHospital ruled = new RuledHospital(database);
    private final LedgerHospital hospital = ruled.plain;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("adjustments");
    }

    @AfterEach
    void theEntriesAreTheCellsTheLimitsAndTheReservations() {
        assertEquals(List.of(), ruled.differences());
        assertEquals(
                List.of(),
                database.rows("select line_id from entry where hospital = '%s' and delta = 0".formatted(hospital.code)),
                "entries that change nothing");
    }

    private static List<String> refused(Runnable call) {
        return assertThrows(ReservationRefused.class, call::run).lines().stream()
                .map(line -> line.index() + " " + line.code())
                .toList();
    }

    private static Problem problem(Runnable call) {
        return assertThrows(ProblemException.class, call::run).problem();
    }

    /** {@code budget reserved executed} of a cell. */
    private String figures(String centre, String subject, int month) {
        return database.rows("""
                select trim_scale(coalesce(original, 0) + coalesce(adjustment, 0)) || ' ' || trim_scale(coalesce(reserved, 0)) || ' '
                    || trim_scale(coalesce(executed, 0))
                from cell where hospital = '%s' and centre = '%s' and subject = '%s' and month = %d
                """.formatted(hospital.code, centre, subject, month))
                .toString();
    }

    private List<String> postings() {
        return database.rows("select kind from posting where hospital = '%s' and kind <> 'OPENING' order by sequence"
                .formatted(hospital.code));
    }

    private static AdjustmentDraft.Line[] transfer(String amount) {
        return new AdjustmentDraft.Line[] {
            change("C-CARD", "TRAVEL", "2026-03", "-" + amount), change("C-ORTHO", "TRAVEL", "2026-05", amount)
        };
    }

    @Test
    void whatIsHeldCanBeMovedAlthoughOthersSpentAllTheRest() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        assertEquals(1, hospital.hold("A.1", transfer("60")).held());
        assertEquals("[100 60 0]", figures("C-CARD", "TRAVEL", 202603));
        assertEquals("[]", figures("C-ORTHO", "TRAVEL", 202605), "who gets something has not got it yet");
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("1", "C-CARD", "TRAVEL", "2026-03-01", "40.01")));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-01", "40")));
        hospital.adjust("A.1", transfer("60"));
        assertEquals("[40 0 40]", figures("C-CARD", "TRAVEL", 202603));
        assertEquals("[60 0 0]", figures("C-ORTHO", "TRAVEL", 202605));
        assertEquals(List.of(), hospital.told(line("3", "C-ORTHO", "TRAVEL", "2026-05-01", "60")));
        assertEquals(List.of("HOLD", "EXECUTION", "ADJUSTMENT", "EXECUTION"), postings());
        Reservation held = hospital.book
                .reservation(hospital.code, new ReservationId("adjustment", "A.1"))
                .orElseThrow();
        assertFalse(held.isOpen());
        assertEquals(Reservation.LineState.RELEASED, held.lines().getFirst().state());
    }

    @Test
    void theFiguresBeforeAndAfterAreTold() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "TRAVEL", "2026-03-01", "30"));
        hospital.hold("A.1", transfer("60"));
        Adjusted adjusted = hospital.adjust("A.1", transfer("60"));
        List<Adjusted.Figures> told = adjusted.changes().stream()
                .flatMap(change -> List.of(change.before(), change.after()).stream())
                .toList();
        assertEquals(
                List.of("100 60 30 10", "40 0 30 10", "0 0 0 0", "60 0 0 60"),
                told.stream()
                        .map(each -> String.join(
                                " ",
                                LedgerModel.plain(each.budget()),
                                LedgerModel.plain(each.reserved()),
                                LedgerModel.plain(each.executed()),
                                LedgerModel.plain(each.available())))
                        .toList());
    }

    @Test
    void whatIsGivenBackIsFreeAgainAndIsNotMovedAnyMore() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.hold("A.1", transfer("60"));
        hospital.giveBack("A.1");
        hospital.giveBack("A.1");
        assertEquals("[100 0 0]", figures("C-CARD", "TRAVEL", 202603));
        assertEquals(List.of("HOLD", "GIVE_BACK"), postings());
        assertEquals(BudgetProblem.RESERVATION_ENDED, problem(() -> hospital.adjust("A.1", transfer("60"))));
        hospital.hold("A.2", transfer("100"));
        assertEquals("[100 100 0]", figures("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void whatIsNotThereIsNotGivenAwayWhateverTheControlSays() {
        for (String subject : List.of("TRAVEL", "DRUG", "PAPER")) {
            hospital.budget("C-CARD", subject, "2026-03", "100");
            hospital.told(line("1-" + subject, "C-CARD", subject, "2026-03-01", "70"));
            AdjustmentDraft.Line more = change("C-ORTHO", subject, "2026-03", "30.01");
            assertEquals(
                    List.of("0 BUDGET_INSUFFICIENT", "1 BUDGET_INSUFFICIENT"),
                    refused(() -> hospital.hold(subject, more, change("C-CARD", subject, "2026-03", "-30.01"))),
                    subject);
            hospital.hold(subject, change("C-CARD", subject, "2026-03", "-30"));
            assertEquals(
                    List.of("0 BUDGET_INSUFFICIENT"),
                    refused(() -> hospital.hold(subject + ".2", change("C-CARD", subject, "2026-03", "-0.01"))),
                    "it is given away once");
        }
    }

    @Test
    void whoeverHoldsTheMoneyIsTold() {
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.hold("A.1", change("C-CARD", "DRUG", "2026-03", "-80"));
        LineOutcome refused = assertThrows(
                        ReservationRefused.class,
                        () -> hospital.hold("B.1", change("C-CARD", "DRUG", "2026-03", "-30")))
                .lines()
                .getFirst();
        assertEquals(
                "Line 0: C-CARD DRUG in 2026-03 has a budget of 100, used are 80, asked for are 30.", refused.detail());
        assertEquals(
                new ReservationId("adjustment", "A.1"),
                refused.verdict().holders().getFirst().reservation());
        assertEquals(
                List.of(
                        "20 would pass in the same month.",
                        "The adjustment adjustment A.1 holds most until it is decided: 80. It can be withdrawn.",
                        "The budget lacks 10: an adjustment, which the committee approves."),
                refused.verdict().remedies().stream().map(Remedy::detail).toList());
    }

    @Test
    void whereNobodyControlsOthersMaySpendMeanwhileAndTheMoveSucceedsAllTheSame() {
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.hold("A.1", change("C-CARD", "DRUG", "2026-03", "-80"));
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-01", "90")));
        Adjusted adjusted = hospital.adjust("A.1", change("C-CARD", "DRUG", "2026-03", "-80"));
        assertEquals("[20 0 90]", figures("C-CARD", "DRUG", 202603));
        assertEquals(
                new BigDecimal("-70.0000"),
                adjusted.changes().getFirst().after().available());
    }

    @Test
    void aLineThatIsShortLetsNothingBeHeld() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-03", "10");
        refused(() -> hospital.hold(
                "A.1",
                change("C-CARD", "TRAVEL", "2026-03", "-50"),
                change("C-ORTHO", "TRAVEL", "2026-03", "-11"),
                change("C-CARD", "DRUG", "2026-03", "61")));
        assertEquals("[100 0 0]", figures("C-CARD", "TRAVEL", 202603));
        assertEquals(List.of(), postings());
        hospital.hold("A.1", change("C-CARD", "TRAVEL", "2026-03", "-50"));
    }

    @Test
    void nobodyElseTouchesWhatAnAdjustmentHolds() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.hold("A.1", transfer("60"));
        ReservationId held = new ReservationId("adjustment", "A.1");
        ReservationId other = new ReservationId("erp", "PO-1");
        CellKey cell = transfer("1")[0].cell();
        List<ReservationDraft.Line> lines = List.of(new ReservationDraft.Line("1", cell, BigDecimal.ONE, null));
        ReservationUse use = new ReservationUse(
                "u", "C-CARD/TRAVEL/2026-03", LocalDate.of(2026, 3, 1), BigDecimal.ONE, true, null, null);
        List<Runnable> attempts = List.of(
                () -> hospital.reservations.reserve(
                        new ReservationDraft(hospital.code, held, null, null, null, "buyer", lines)),
                () -> hospital.reservations.reserve(
                        new ReservationDraft(hospital.code, other, null, null, held, "buyer", lines)),
                () -> hospital.reservations.use(
                        new UseDraft(hospital.code, held, "his", "buyer", Poster.SOURCE, List.of(use))),
                () -> hospital.reservations.release(hospital.code, held, null, "mine", "buyer"),
                () -> hospital.book.extend(hospital.code, held, LocalDate.of(2026, 1, 1), null));
        for (Runnable attempt : attempts) {
            assertEquals(BudgetProblem.RESERVATION_OF_ADJUSTMENT, problem(attempt));
        }
        assertEquals("[100 60 0]", figures("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void plansThatAreNoMoneyToBeSpentAreChangedWithoutAHold() {
        hospital.budget("C-CARD", "INCOME", "2026-03", "100");
        hospital.budget("C-CARD", "BEDS", "2026-03", "40");
        hospital.told(line("1", "C-CARD", "INCOME", "2026-03-01", "90"));
        AdjustmentDraft.Line[] lines = {
            change("C-CARD", "INCOME", "2026-03", "-50"), change("C-CARD", "BEDS", "2026-03", "-5")
        };
        HeldAdjustment held = hospital.hold("A.1", lines);
        assertEquals(0, held.held());
        assertEquals(List.of("EXECUTION"), postings());
        hospital.adjust("A.1", lines);
        assertEquals("[50 0 90]", figures("C-CARD", "INCOME", 202603));
        assertEquals("[35 0 0]", figures("C-CARD", "BEDS", 202603));
        assertEquals(
                List.of(), database.rows("select id from reservation where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void aBalanceIsNeverHeld() {
        database.run("update subject set control = 'STRICT' where chart = 'chart-%s' and code = 'BEDS'"
                .formatted(hospital.code));
        AdjustmentDraft.Line[] lines = {change("C-CARD", "BEDS", "2026-03", "-5")};
        assertEquals(0, hospital.hold("A.1", lines).held());
        hospital.adjust("A.1", lines);
        assertEquals("[-5 0 0]", figures("C-CARD", "BEDS", 202603));
    }

    @Test
    void aPlanThatSomebodyControlsIsHeldToo() {
        database.run("update subject set control = 'WARN' where chart = 'chart-%s' and code = 'INCOME'"
                .formatted(hospital.code));
        hospital.budget("C-CARD", "INCOME", "2026-03", "100");
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> hospital.hold("A.1", change("C-CARD", "INCOME", "2026-03", "-100.01"))));
        assertEquals(
                1,
                hospital.hold("A.1", change("C-CARD", "INCOME", "2026-03", "-100"))
                        .held());
    }

    @Test
    void aPlanThatARuleCountsIsHeldToo() {
        hospital.budget("C-CARD", "INCOME", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "INCOME", "2026-03-01", "90"));
        ruled.rule("income", "STRICT", "CENTRE", "YEAR", "subject = 'INCOME'");
        AdjustmentDraft.Line[] lines = {change("C-CARD", "INCOME", "2026-03", "-50")};
        assertEquals(List.of("0 BUDGET_INSUFFICIENT"), refused(() -> hospital.hold("A.1", lines)));
        assertEquals(
                1,
                hospital.hold("A.1", change("C-CARD", "INCOME", "2026-03", "-10"))
                        .held());
    }

    @Test
    void whatWasNotHeldIsAskedOfTheBudgetWhenItMoves() {
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "DRUG", "2026-03-01", "70"));
        assertEquals(
                List.of("1 BUDGET_BELOW_USED"),
                refused(() -> hospital.adjust(
                        "A.1",
                        change("C-ORTHO", "DRUG", "2026-03", "30.01"),
                        change("C-CARD", "DRUG", "2026-03", "-30.01"))));
        hospital.adjust("A.1", change("C-CARD", "DRUG", "2026-03", "-30"));
        assertEquals("[70 0 70]", figures("C-CARD", "DRUG", 202603));
        hospital.adjust("A.2", change("C-CARD", "DRUG", "2026-03", "1"));
    }

    @Test
    void whereARuleSpeaksForTheLineTheChartIsSilent() {
        database.run("update subject set control = 'STRICT' where chart = 'chart-%s' and code = 'INCOME'"
                .formatted(hospital.code));
        hospital.budget("C-CARD", "INCOME", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "INCOME", "2026-03-01", "90"));
        AdjustmentDraft.Line less = change("C-CARD", "INCOME", "2026-03", "-50");
        assertEquals(List.of("0 BUDGET_BELOW_USED"), refused(() -> hospital.adjust("A.1", less)));
        ruled.rule("income", "NONE", "LINE", "YEAR", "subject = 'INCOME'");
        hospital.adjust("A.1", less);
    }

    @Test
    void aRuleThatCameAfterTheSubmissionIsKeptWhereNothingIsHeld() {
        hospital.budget("C-CARD", "INCOME", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "INCOME", "2026-03-01", "90"));
        AdjustmentDraft.Line[] lines = {change("C-CARD", "INCOME", "2026-03", "-50")};
        hospital.hold("A.1", lines);
        ruled.rule("income", "STRICT", "CENTRE", "YEAR", "subject = 'INCOME'");
        assertEquals(List.of("0 BUDGET_BELOW_USED"), refused(() -> hospital.adjust("A.1", lines)));
        hospital.budget("C-CARD", "INCOME", "2026-04", "40");
        hospital.adjust("A.1", lines);
    }

    @Test
    void limitsOverSeveralCellsJudgeWhatIsHeldAndFollowWhatMoves() {
        ruled.rule("centre", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.budget("C-CARD", "PAPER", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "PAPER", "2026-03-01", "150"));
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> hospital.hold("A.1", change("C-CARD", "DRUG", "2026-03", "-51"))),
                "the line has it, its centre has not");
        AdjustmentDraft.Line[] lines = {
            change("C-CARD", "DRUG", "2026-03", "-50"), change("C-ORTHO", "DRUG", "2026-03", "50")
        };
        hospital.hold("A.1", lines);
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("2", "C-CARD", "DRUG", "2026-04-01", "0.01")));
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("3", "C-ORTHO", "DRUG", "2026-04-01", "0.01")));
        hospital.adjust("A.1", lines);
        assertEquals(List.of(), hospital.told(line("4", "C-ORTHO", "DRUG", "2026-04-01", "50")));
        assertEquals(
                List.of("C-CARD 150.0000", "C-ORTHO 50.0000"),
                database.rows("select scope, planned[3] from spending_limit where hospital = '%s' order by scope"
                        .formatted(hospital.code)));
    }

    @Test
    void aWarningIsToldAndHoldsAllTheSame() {
        ruled.rule("centre", "WARN", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "PAPER", "2026-03-01", "80"));
        HeldAdjustment held = hospital.hold("A.1", change("C-CARD", "DRUG", "2026-03", "-50"));
        assertEquals("BUDGET_EXCEEDED", held.warned().getFirst().code());
    }

    @Test
    void monthsThatAreClosedAndUnknownPlacesAreRefused() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.period(202605, "SOFT_CLOSED");
        hospital.close(202604);
        assertEquals(
                List.of("0 PERIOD_CLOSED", "2 UNKNOWN_CENTRE", "3 UNKNOWN_SUBJECT"),
                refused(() -> hospital.hold(
                        "A.1",
                        change("C-CARD", "TRAVEL", "2026-04", "1"),
                        change("C-CARD", "TRAVEL", "2026-03", "-1"),
                        change("C-NEW", "TRAVEL", "2026-03", "1"),
                        change("C-CARD", "NONE", "2026-03", "1"))));
        hospital.hold("A.1", transfer("60"));
        hospital.close(202605);
        assertEquals(List.of("1 PERIOD_CLOSED"), refused(() -> hospital.adjust("A.1", transfer("60"))));
        assertEquals("[100 60 0]", figures("C-CARD", "TRAVEL", 202603), "what is held stays held");
        hospital.period(202605, "SOFT_CLOSED");
        hospital.adjust("A.1", transfer("60"));
        assertEquals("[60 0 0]", figures("C-ORTHO", "TRAVEL", 202605));
    }

    @Test
    void aCentreThatIsThereOnADayOfTheMonthHasAPlan() {
        database.run(
                "update centre_interval set valid_from = '2026-07-15', valid_to = '2026-09-10' where hospital = '%s' and centre = 'C-NEW'"
                        .formatted(hospital.code));
        hospital.hold("A.1", change("C-NEW", "DRUG", "2026-07", "1"), change("C-NEW", "DRUG", "2026-09", "1"));
        assertEquals(
                List.of("0 UNKNOWN_CENTRE", "1 UNKNOWN_CENTRE"),
                refused(() -> hospital.hold(
                        "A.2", change("C-NEW", "DRUG", "2026-06", "1"), change("C-NEW", "DRUG", "2026-10", "1"))));
    }

    @Test
    void severalLinesOfOneCellAreOneChangeOfIt() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        CellKey cell = transfer("1")[0].cell();
        AdjustmentDraft.Line[] lines = {
            new AdjustmentDraft.Line("1", cell, new BigDecimal("-60"), "a"),
            new AdjustmentDraft.Line("2", cell, new BigDecimal("-40"), "b"),
            new AdjustmentDraft.Line("3", cell, new BigDecimal("5"), null)
        };
        hospital.hold("A.1", lines);
        assertEquals("[100 100 0]", figures("C-CARD", "TRAVEL", 202603));
        Adjusted adjusted = hospital.adjust("A.1", lines);
        assertEquals("[5 0 0]", figures("C-CARD", "TRAVEL", 202603));
        assertEquals(
                List.of("5", "5", "5"),
                adjusted.changes().stream()
                        .map(change -> LedgerModel.plain(change.after().budget()))
                        .toList());
    }

    @Test
    void aThousandLinesAreHeldAndMovedUnderARule() {
        ruled.rule("centre", "STRICT", "CENTRE", "YEAR");
        List<OriginalAmount> budgets = new ArrayList<>();
        AdjustmentDraft.Line[] lines = new AdjustmentDraft.Line[1_000];
        for (int n = 0; n < lines.length; n++) {
            CellKey cell = new CellKey(
                    n % 2 == 0 ? "C-CARD" : "C-ORTHO", "DRUG", "OWN", "P" + n, YearMonth.of(2026, 1 + n % 12));
            lines[n] = new AdjustmentDraft.Line("l" + n, cell, new BigDecimal(n % 2 == 0 ? "-0.01" : "0.01"), null);
            if (n % 2 == 0) {
                budgets.add(new OriginalAmount(cell, BigDecimal.ONE));
            }
        }
        hospital.ledger.setOriginal(hospital.code, "opening", "office", budgets);
        assertEquals(500, hospital.hold("A.1", lines).held());
        hospital.adjust("A.1", lines);
        assertEquals(List.of("C-CARD 495", "C-ORTHO 5"), database.rows("""
                        select scope, trim_scale((select sum(p) from unnest(planned) p)) from spending_limit
                        where hospital = '%s' order by scope
                        """.formatted(hospital.code)));
    }

    @Test
    void whatWasNeverHeldIsNotGivenBackAndAnIdIsUsedOnce() {
        assertEquals(404, problem(() -> hospital.giveBack("A.1")).status());
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.hold("A.1", transfer("1"));
        assertEquals(EdgeProblem.CONFLICT, problem(() -> hospital.hold("A.1", transfer("1"))));
        assertEquals("[100 1 0]", figures("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void aRevisionKeepsThePhasingAndEverythingCharged() {
        for (int month = 1; month <= 12; month++) {
            String name = "2026-%02d".formatted(month);
            hospital.budget("C-CARD", "TRAVEL", name, Integer.toString(100 + month));
            hospital.told(line("i" + month, "C-CARD", "TRAVEL", name + "-05", "2" + month));
        }
        hospital.reservations.reserve(new ReservationDraft(
                hospital.code,
                new ReservationId("erp", "PO-1"),
                null,
                null,
                null,
                "buyer",
                List.of(new ReservationDraft.Line("1", transfer("1")[0].cell(), new BigDecimal("7"), null))));
        String others = """
                select month, original, adjustment, reserved, executed, version from cell
                where hospital = '%s' and month not in (202603, 202609) order by month
                """.formatted(hospital.code);
        List<String> before = database.rows(others);
        AdjustmentDraft.Line[] lines = {
            change("C-CARD", "TRAVEL", "2026-03", "-11.11"), change("C-CARD", "TRAVEL", "2026-09", "11.11")
        };
        hospital.hold("A.1", lines);
        hospital.adjust("A.1", lines);
        assertEquals(before, database.rows(others));
        assertEquals(
                List.of("103.0000 -11.1100 7.0000 23.0000", "109.0000 11.1100 0 29.0000"),
                database.rows("""
                        select original, adjustment, coalesce(reserved, 0), executed from cell
                        where hospital = '%s' and month in (202603, 202609) order by month
                        """.formatted(hospital.code)));
    }
}

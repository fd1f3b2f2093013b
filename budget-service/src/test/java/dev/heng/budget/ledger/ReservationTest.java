package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money that is set aside: it is judged once, counts once, and can always be spent. */
class ReservationTest {
    private static final ReservationId ORDER = new ReservationId("erp", "PO-1");
    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("reservations");
    }

    @AfterEach
    void theEntriesAreTheCellsTheLimitsAndTheReservations() {
        assertEquals(List.of(), hospital.differences());
        assertEquals(
                List.of(),
                database.rows(
                        "select line_id from entry where hospital = '%s' and delta = 0".formatted(hospital.plain.code)),
                "entries that change nothing");
    }

    private static ReservationDraft.Line of(String name, String centre, String subject, String month, String amount) {
        return new ReservationDraft.Line(
                name, new CellKey(centre, subject, "OWN", "-", YearMonth.parse(month)), new BigDecimal(amount), null);
    }

    private static ReservationDraft.Line travel(String name, String month, String amount) {
        return of(name, "C-CARD", "TRAVEL", month, amount);
    }

    private ReservationResult reserve(ReservationId id, ReservationDraft.Line... lines) {
        return reserve(id, null, null, lines);
    }

    private ReservationResult reserve(
            ReservationId id,
            @Nullable ReservationId follows,
            @Nullable LocalDate expiresOn,
            ReservationDraft.Line... lines) {
        return hospital.plain.reservations.reserve(new ReservationDraft(
                hospital.plain.code, id, "contract", expiresOn, follows, "buyer", Arrays.asList(lines)));
    }

    private static ReservationUse use(String id, String line, String date, String amount, boolean isFinal) {
        return new ReservationUse(id, line, LocalDate.parse(date), new BigDecimal(amount), isFinal, null, null);
    }

    private ReservationResult spend(ReservationId id, ReservationUse... uses) {
        return hospital.plain.reservations.use(
                new UseDraft(hospital.plain.code, id, "his", "buyer", Poster.SOURCE, Arrays.asList(uses)));
    }

    private ReservationResult spendAs(Poster poster, ReservationId id, ReservationUse... uses) {
        return hospital.plain.reservations.use(
                new UseDraft(hospital.plain.code, id, "his", "buyer", poster, Arrays.asList(uses)));
    }

    private void release(ReservationId id, @Nullable List<String> lines) {
        hospital.plain.reservations.release(hospital.plain.code, id, lines, "cancelled", "buyer");
    }

    /** Code and position of each refused line. */
    private static List<String> refused(Runnable call) {
        return assertThrows(ReservationRefused.class, call::run).lines().stream()
                .map(line -> line.index() + " " + line.code())
                .toList();
    }

    private static BudgetProblem problem(Runnable call) {
        return (BudgetProblem) assertThrows(ProblemException.class, call::run).problem();
    }

    /** {@code budget reserved executed available} of a cell. */
    private String figures(String centre, String subject, int month) {
        return database.rows("""
                select trim_scale(coalesce(original, 0) + coalesce(adjustment, 0)) || ' ' || trim_scale(coalesce(reserved, 0)) || ' '
                    || trim_scale(coalesce(executed, 0)) || ' ' || trim_scale(coalesce(original, 0) + coalesce(adjustment, 0)
                    - coalesce(reserved, 0) - coalesce(executed, 0))
                from cell where hospital = '%s' and centre = '%s' and subject = '%s' and month = %d
                """.formatted(hospital.plain.code, centre, subject, month))
                .toString();
    }

    private String travel(int month) {
        return figures("C-CARD", "TRAVEL", month);
    }

    private Reservation order() {
        return hospital.plain.book.reservation(hospital.plain.code, ORDER).orElseThrow();
    }

    @Test
    void anOrderWithPartialInvoicesIsRightAtEachStep() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "1000");
        reserve(ORDER, travel("1", "2026-03", "300"), travel("2", "2026-03", "350"));
        assertEquals("[1000 650 0 350]", travel(202603));
        spend(ORDER, use("i1", "1", "2026-03-05", "200", false));
        assertEquals("[1000 450 200 350]", travel(202603));
        spend(ORDER, use("i2", "1", "2026-03-06", "100", false), use("i3", "2", "2026-03-06", "150", false));
        assertEquals("[1000 200 450 350]", travel(202603));
        assertTrue(order().isOpen());
        spend(ORDER, use("i4", "2", "2026-03-07", "200", false));
        assertEquals("[1000 0 650 350]", travel(202603));
        assertFalse(order().isOpen());
        assertEquals(4, order().uses().size());
    }

    @Test
    void twoLinesOfOneSubjectWithDifferentPricesBothCount() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("a", "2026-03", "30"), travel("b", "2026-03", "70"));
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> reserve(new ReservationId("erp", "PO-2"), travel("a", "2026-03", "0.01"))));
        spend(ORDER, use("i1", "a", "2026-03-05", "10", true));
        assertEquals("[100 70 10 20]", travel(202603));
        reserve(new ReservationId("erp", "PO-2"), travel("a", "2026-03", "20"));
    }

    @Test
    void allLinesOrNone() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-03", "100");
        ReservationDraft.Line[] lines = {
            travel("1", "2026-03", "100"),
            of("2", "C-ORTHO", "TRAVEL", "2026-03", "100"),
            of("3", "C-ORTHO", "TRAVEL", "2026-04", "0.01")
        };
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT", "1 BUDGET_INSUFFICIENT", "2 BUDGET_INSUFFICIENT"),
                refused(() -> reserve(ORDER, lines)));
        assertEquals("[100 0 0 100]", travel(202603));
        assertEquals("[]", figures("C-ORTHO", "TRAVEL", 202604), "the cell was made for it alone");
        reserve(ORDER, lines[0], lines[1]);
    }

    @Test
    void whatCannotBeReservedIsToldAltogether() {
        hospital.plain.close(202602);
        assertEquals(
                List.of(
                        "0 NOT_RESERVABLE",
                        "1 UNKNOWN_CENTRE",
                        "2 UNKNOWN_SUBJECT",
                        "3 PERIOD_CLOSED",
                        "4 UNKNOWN_CENTRE"),
                refused(() -> reserve(
                        ORDER,
                        of("1", "C-CARD", "BEDS", "2026-03", "1"),
                        of("2", "NOBODY", "DRUG", "2026-03", "1"),
                        of("3", "C-CARD", "NOTHING", "2026-03", "1"),
                        of("4", "C-CARD", "DRUG", "2026-02", "1"),
                        of("5", "C-NEW", "DRUG", "2026-06", "1"),
                        of("6", "C-CARD", "DRUG", "2026-03", "1"))));
    }

    @Test
    void theSameReservationAgainCountsOnceAndAnotherOfTheIdIsRefused() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        ReservationResult first = reserve(ORDER, travel("1", "2026-03", "60"));
        ReservationResult again = reserve(ORDER, travel("1", "2026-03", "60.00"));
        assertTrue(first.isNew());
        assertFalse(again.isNew());
        assertTrue(again.sequence() > first.sequence());
        assertEquals("[100 60 0 40]", travel(202603));
        assertEquals(BudgetProblem.RESERVATION_CHANGED, problem(() -> reserve(ORDER, travel("1", "2026-03", "61"))));
        release(ORDER, null);
        assertFalse(reserve(ORDER, travel("1", "2026-03", "60")).isNew(), "what was released stays released");
        assertEquals("[100 0 0 100]", travel(202603));
    }

    @Test
    void aUseCountsOnceAndIsTheExecutionLineOfItsId() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        assertTrue(spend(ORDER, use("i1", "1", "2026-03-05", "20", false)).isNew());
        assertFalse(spend(ORDER, use("i1", "1", "2026-03-05", "20", false)).isNew());
        ReservationResult mixed =
                spend(ORDER, use("i1", "1", "2026-03-05", "20", false), use("i2", "1", "2026-03-05", "5", false));
        assertEquals(
                List.of("0 REPLAYED"),
                mixed.lines().stream().map(l -> l.index() + " " + l.status()).toList());
        assertEquals("[100 35 25 40]", travel(202603));
        assertEquals(List.of("0 LINE_CHANGED"), refused(() -> spend(ORDER, use("i1", "1", "2026-03-05", "21", false))));
        assertEquals(
                List.of("0 SUSPENDED LINE_CHANGED"), hospital.told(line("i1", "C-CARD", "TRAVEL", "2026-03-05", "20")));
        hospital.told(line("lost", "C-LATER", "TRAVEL", "2026-03-05", "20"));
        assertEquals(
                List.of("0 LINE_SUSPENDED"), refused(() -> spend(ORDER, use("lost", "1", "2026-03-05", "1", false))));
    }

    @Test
    void whatIsSpentInALaterMonthTakesItsBudgetAlong() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "100"));
        hospital.plain.close(202603);
        spend(ORDER, use("i1", "1", "2026-06-05", "70", false));
        assertEquals("[30 30 0 0]", travel(202603));
        assertEquals("[70 0 70 0]", travel(202606));
        spend(ORDER, use("i2", "1", "2027-02-05", "20", true));
        assertEquals("[10 0 0 10]", travel(202603));
        assertEquals("[20 0 20 0]", travel(202702));
        assertEquals(
                List.of("-70.0000 202603 USE", "70.0000 202606 USE", "-20.0000 202603 USE", "20.0000 202702 USE"),
                database.rows("""
                        select e.delta || ' ' || e.month || ' ' || p.kind from entry e join posting p using (hospital, sequence)
                        where e.hospital = '%s' and e.figure = 'ADJUSTMENT' order by e.sequence, e.n
                        """.formatted(hospital.plain.code)));
    }

    @Test
    void whatWasReservedCanBeSpentAlthoughNothingElseIsLeft() {
        hospital.rule("year", "STRICT", "HOSPITAL", "YEAR_TO_DATE", "requires_line = true");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        hospital.told(line("1", "C-CARD", "TRAVEL", "2026-03-05", "40"));
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-05", "0.01")));
        spend(ORDER, use("i1", "1", "2026-05-05", "60", false));
        assertEquals("[40 0 40 0]", travel(202603));
    }

    @Test
    void whatAnInvoiceHasBeyondItsReservationIsAskedOfTheBudget() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> spend(ORDER, use("i1", "1", "2026-03-05", "100.01", false))));
        assertEquals("[100 60 0 40]", travel(202603));
        spend(ORDER, use("i1", "1", "2026-03-05", "75", false));
        assertEquals("[100 0 75 25]", travel(202603));
        assertEquals(new BigDecimal("15.0000"), order().lines().getFirst().exceeded());
        assertEquals(
                List.of("0 RESERVATION_LINE_ENDED"),
                refused(() -> spend(ORDER, use("i2", "1", "2026-03-05", "1", false))));
    }

    @Test
    void aUseOfWhatIsNotThereIsAnErrorAndSpendsNothing() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"), travel("2", "2026-03", "10"));
        hospital.plain.close(202604);
        release(ORDER, List.of("2"));
        assertEquals(
                List.of("0 UNKNOWN_RESERVATION_LINE", "1 PERIOD_CLOSED", "3 RESERVATION_LINE_ENDED"),
                refused(() -> spend(
                        ORDER,
                        use("i1", "9", "2026-03-05", "1", false),
                        use("i2", "1", "2026-04-05", "1", false),
                        use("i3", "1", "2026-03-05", "1", false),
                        use("i4", "2", "2026-03-05", "1", false))));
        assertEquals("[100 60 0 40]", travel(202603));
        assertEquals(
                EdgeProblem.NOT_FOUND,
                assertThrows(
                                ProblemException.class,
                                () -> spend(new ReservationId("erp", "none"), use("i1", "1", "2026-03-05", "1", false)))
                        .problem());
    }

    @Test
    void severalUsesOfOneLineInOneCallShareWhatIsOpen() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        spend(ORDER, use("i1", "1", "2026-03-05", "50", false), use("i2", "1", "2026-04-05", "10", false));
        assertEquals("[90 0 50 40]", travel(202603));
        assertEquals("[10 0 10 0]", travel(202604));
        assertEquals(Reservation.LineState.USED, order().lines().getFirst().state());
    }

    @Test
    void aReleaseGivesBackWhatIsOpenOnce() {
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"), travel("2", "2026-03", "40"));
        spend(ORDER, use("i1", "1", "2026-03-05", "50", false));
        release(ORDER, List.of("1"));
        release(ORDER, List.of("1"));
        assertEquals("[100 40 50 10]", travel(202603));
        assertTrue(order().isOpen());
        release(ORDER, null);
        assertEquals("[100 0 50 50]", travel(202603));
        assertFalse(order().isOpen());
        assertEquals(
                EdgeProblem.INVALID_REQUEST,
                assertThrows(ProblemException.class, () -> release(ORDER, List.of("9")))
                        .problem());
    }

    @Test
    void onlyWhatIsOverdueExpires() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        LocalDate today = LocalDate.now(java.time.Clock.systemUTC());
        assertEquals(
                EdgeProblem.INVALID_REQUEST,
                assertThrows(
                                ProblemException.class,
                                () -> reserve(ORDER, null, today.minusDays(1), travel("1", "2026-03", "60")))
                        .problem());
        reserve(ORDER, null, today, travel("1", "2026-03", "60"));
        assertEquals(0, hospital.plain.reservations.expire(hospital.plain.code, ORDER, "heng"), "today it may be used");
        database.run("update reservation set expires_on = expires_on - 1 where hospital = '%s'"
                .formatted(hospital.plain.code));
        ReservationId live = new ReservationId("erp", "PO-2");
        reserve(live, null, today.plusDays(2), travel("1", "2026-03", "10"));
        assertEquals(0, hospital.plain.reservations.expire(hospital.plain.code, live, "heng"));
        assertEquals(1, hospital.plain.reservations.expire(hospital.plain.code, ORDER, "heng"));
        assertEquals(0, hospital.plain.reservations.expire(hospital.plain.code, ORDER, "heng"));
        assertEquals("[100 10 0 90]", travel(202603));
        assertEquals(Reservation.LineState.EXPIRED, order().lines().getFirst().state());
    }

    @Test
    void aContractTakesOverWhatItsRequestHolds() {
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-CARD", "DRUG", "2026-03", "20");
        ReservationId request = new ReservationId("oa", "REQ-1");
        reserve(request, travel("1", "2026-03", "80"), travel("2", "2026-03", "20"));
        release(request, List.of("2"));
        hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        assertEquals(List.of("0 BUDGET_INSUFFICIENT"), refused(() -> reserve(ORDER, travel("1", "2026-03", "80"))));
        reserve(ORDER, request, null, travel("1", "2026-03", "70"), of("2", "C-CARD", "DRUG", "2026-03", "10"));
        assertEquals("[100 70 0 30]", travel(202603));
        assertEquals("[20 10 40 -30]", figures("C-CARD", "DRUG", 202603));
        assertEquals(request, order().follows());
        assertEquals(
                BudgetProblem.RESERVATION_ENDED,
                problem(() -> reserve(new ReservationId("erp", "PO-2"), request, null, travel("1", "2026-03", "1"))));
        assertEquals(
                List.of("0 RESERVATION_LINE_ENDED"),
                refused(() -> spend(request, use("i1", "1", "2026-03-05", "1", false))));
        assertEquals(
                EdgeProblem.NOT_FOUND,
                assertThrows(
                                ProblemException.class,
                                () -> reserve(
                                        new ReservationId("erp", "PO-3"),
                                        new ReservationId("oa", "none"),
                                        null,
                                        travel("1", "2026-03", "1")))
                        .problem());
    }

    @Test
    void aNewVersionOfAnOrderIsHeldAgainstWhatTheOldOneGivesBack() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "90"));
        spend(ORDER, use("i1", "1", "2026-03-05", "30", false));
        ReservationId second = new ReservationId("erp", "PO-1.2");
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> reserve(second, ORDER, null, travel("1", "2026-03", "70.01"))));
        assertTrue(order().isOpen(), "a refused successor leaves everything as it was");
        reserve(second, ORDER, null, travel("1", "2026-03", "70"));
        assertEquals("[100 70 30 0]", travel(202603));
        assertEquals(
                Reservation.LineState.TRANSFERRED, order().lines().getFirst().state());
    }

    @Test
    void aRefusalTellsWhoHoldsTheMoney() {
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-03", "100");
        reserve(new ReservationId("oa", "small"), travel("1", "2026-03", "5"));
        reserve(ORDER, travel("1", "2026-03", "60"), travel("2", "2026-03", "20"));
        reserve(new ReservationId("oa", "other"), of("1", "C-ORTHO", "TRAVEL", "2026-03", "90"));
        spend(ORDER, use("i1", "1", "2026-03-05", "10", false));
        hospital.plain.reservations.release(
                hospital.plain.code, new ReservationId("oa", "other"), null, "cancelled", "buyer");
        List<String> expected = List.of("erp/PO-1 1 50.0000", "erp/PO-1 2 20.0000", "oa/small 1 5.0000");
        LineOutcome line = hospital.outcome(line("1", "C-CARD", "DRUG", "2026-08-05", "15.01"));
        assertEquals("r", line.verdict().rule());
        assertEquals(expected, holders(line));
        LineOutcome inTheCell = hospital.outcome(line("1", "C-CARD", "TRAVEL", "2026-03-05", "15.01"));
        assertEquals(null, inTheCell.verdict().rule());
        assertEquals(expected, holders(inTheCell));
        ReservationRefused refused = assertThrows(
                ReservationRefused.class,
                () -> reserve(new ReservationId("oa", "more"), of("1", "C-CARD", "DRUG", "2026-03", "15.01")));
        assertEquals(expected, holders(refused.lines().getFirst()));
        assertEquals(
                expected,
                holders(hospital.tryOut(line("1", "C-CARD", "DRUG", "2026-08-05", "15.01"))
                        .result()
                        .exceptions()
                        .getFirst()));
    }

    private static List<String> holders(LineOutcome outcome) {
        return outcome.verdict().holders().stream()
                .map(holder -> holder.reservation() + " " + holder.line() + " " + holder.open())
                .toList();
    }

    @Test
    void everyCellThatChangesIsPublished() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        long used = spend(ORDER, use("i1", "1", "2026-05-05", "10", false)).sequence();
        assertEquals(
                List.of("CELL C-CARD/TRAVEL/OWN/-/2026-03", "CELL C-CARD/TRAVEL/OWN/-/2026-05"),
                database.rows("select kind || ' ' || substr(key, %d) from outbox where sequence = %d order by n"
                        .formatted(hospital.plain.code.length() + 2, used)));
    }

    @Test
    void aSuccessorThatNeedsLessPassesAlthoughMoreIsUsedThanTheLimitAllows() {
        hospital.budget("C-CARD", "DRUG", "2026-03", "50");
        reserve(ORDER, of("1", "C-CARD", "DRUG", "2026-03", "80"));
        hospital.rule("r", "STRICT", "CENTRE", "YEAR");
        ReservationId second = new ReservationId("erp", "PO-1.2");
        assertEquals(
                List.of("0 BUDGET_INSUFFICIENT"),
                refused(() -> reserve(second, ORDER, null, of("1", "C-CARD", "DRUG", "2026-03", "80.01"))));
        reserve(second, ORDER, null, of("1", "C-CARD", "DRUG", "2026-03", "70"));
    }

    @Test
    void aWarningIsToldAndReserves() {
        hospital.budget("C-CARD", "PAPER", "2026-03", "10");
        ReservationResult result = reserve(ORDER, of("1", "C-CARD", "PAPER", "2026-03", "11"));
        assertEquals(
                List.of("BUDGET_EXCEEDED"),
                result.lines().stream().map(LineOutcome::code).toList());
        assertEquals("[10 11 0 -1]", figures("C-CARD", "PAPER", 202603));
    }

    private static List<String> told(ReservationResult result) {
        return result.lines().stream()
                .map(line -> "%d %s %s %s".formatted(line.index(), line.status(), line.code(), line.month()))
                .toList();
    }

    @Test
    void aUseThatComesTooLateIsBookedInTheNextOpenMonthAndTheBudgetMovesAlong() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        hospital.plain.close(202603);
        ReservationUse use = use("u", "1", "2026-03-20", "50", false);
        assertEquals(
                List.of("PERIOD_CLOSED"),
                assertThrows(ReservationRefused.class, () -> spend(ORDER, use)).lines().stream()
                        .map(LineOutcome::code)
                        .toList());
        hospital.plain.bookLate();
        assertEquals(List.of("0 RECORDED LATE_POSTING 2026-04"), told(spend(ORDER, use)));
        assertEquals("50", hospital.plain.executed("C-CARD", "TRAVEL", 202604));
        assertEquals(
                List.of(
                        "202603 RESERVED -50 2026-03-20", "202603 ADJUSTMENT -50 2026-03-20",
                        "202604 ADJUSTMENT 50 2026-03-20", "202604 EXECUTED 50 2026-03-20"),
                database.rows("""
                        select month, figure, trim_scale(delta), effective_date from entry
                        where hospital = '%s' and sequence = (select max(sequence) from entry where hospital = '%1$s')
                        order by n""".formatted(hospital.plain.code)));
        assertEquals(List.of("0 REPLAYED null null"), told(spend(ORDER, use)));
    }

    @Test
    void inASoftlyClosedMonthTheBudgetOfficeSpendsAndNobodyElse() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve(ORDER, travel("1", "2026-03", "60"));
        hospital.plain.period(202603, "SOFT_CLOSED");
        hospital.plain.bookLate();
        ReservationUse use = use("u", "1", "2026-03-20", "50", false);
        assertEquals(
                List.of("PERIOD_SOFT_CLOSED"),
                assertThrows(ReservationRefused.class, () -> spend(ORDER, use)).lines().stream()
                        .map(LineOutcome::code)
                        .toList());
        spendAs(Poster.OFFICE, ORDER, use);
        assertEquals("50", hospital.plain.executed("C-CARD", "TRAVEL", 202603));
    }
}

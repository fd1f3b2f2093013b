package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations that go on in the next year with their budget, and come back. */
class ReservationCarryTest {
    private static final ReservationId ORDER = new ReservationId("erp", "PO-1");
    private static final ReservationId OTHER = new ReservationId("erp", "PO-2");

    private static LedgerDatabase database;
    private final RuledHospital ruled = new RuledHospital(database);
    private final LedgerHospital hospital = ruled.plain;
    private final ReservationCarryCalls carries = new ReservationCarryCalls(Clock.systemUTC());
    private final LedgerCalls calls = new LedgerCalls(database.dataSource());

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("carries");
    }

    @BeforeEach
    void reservationsOfTwoMonthsAndAnAdjustmentThatWaits() {
        ruled.rule("house", "STRICT", "HOSPITAL", "YEAR");
        for (String month : List.of("2026-11", "2026-12")) {
            hospital.budget("C-CARD", "TRAVEL", month, "100");
        }
        hospital.budget("C-ORTHO", "TRAVEL", "2026-12", "50");
        reserve(ORDER, line("1", "C-CARD", "2026-11", "30"), line("2", "C-CARD", "2026-12", "40.5"));
        reserve(OTHER, line("1", "C-ORTHO", "2026-12", "7"), line("2", "C-CARD", "2027-02", "0.01"));
        use(ORDER, "before", "1", "2026-11-30", "10");
        hospital.hold("A.1", LedgerHospital.change("C-CARD", "TRAVEL", "2026-12", "-5"));
    }

    @AfterEach
    void theEntriesAreTheCellsTheLimitsAndTheReservations() {
        assertEquals(List.of(), ruled.differences());
    }

    private static ReservationDraft.Line line(String name, String centre, String month, String amount) {
        return new ReservationDraft.Line(
                name, new CellKey(centre, "TRAVEL", "OWN", "-", YearMonth.parse(month)), new BigDecimal(amount), null);
    }

    private void reserve(ReservationId id, ReservationDraft.Line... lines) {
        for (ReservationDraft.Line each : lines) {
            // the second line of OTHER is of a year that is not planned yet
            if (each.cell().month().getYear() > 2026) {
                hospital.budget(
                        each.cell().centre(), "TRAVEL", each.cell().month().toString(), "1");
            }
        }
        hospital.reservations.reserve(
                new ReservationDraft(hospital.code, id, "contract", null, null, "buyer", List.of(lines)));
    }

    private void use(ReservationId id, String name, String line, String date, String amount) {
        hospital.reservations.use(new UseDraft(
                hospital.code,
                id,
                "his",
                "buyer",
                Poster.SOURCE,
                List.of(new ReservationUse(
                        name, line, LocalDate.parse(date), new BigDecimal(amount), false, null, null))));
    }

    private ReservationCarry names(String transfer) {
        return new ReservationCarry(
                hospital.code, "carry:1", transfer, "carry 2026 run 1", "office", YearMonth.of(2027, 1));
    }

    private ReservationCarries.Carried carry() {
        List<CellKey> lines = List.of(new CellKey("C-CARD", "TRAVEL", "OWN", "-", YearMonth.of(2026, 1)));
        return calls.several(connection -> carries.carry(connection, names("carry-to:1"), 2026, lines));
    }

    private long bringBack(List<CarriedReservation> lines) {
        return calls.several(connection -> carries.bringBack(connection, names("carry-back:1"), lines));
    }

    /** {@code month budget reserved executed} of each cell of a centre. */
    private List<String> figures(String centre) {
        return database.rows("""
                select month || ' ' || trim_scale(coalesce(original, 0) + coalesce(adjustment, 0)) || ' ' || trim_scale(coalesce(reserved, 0))
                    || ' ' || trim_scale(coalesce(executed, 0))
                from cell where hospital = '%s' and centre = '%s' and subject = 'TRAVEL' order by month
                """.formatted(hospital.code, centre));
    }

    private List<String> months() {
        return database.rows("""
                select reservation || '/' || line || ' ' || month from reservation_line
                where hospital = '%s' and source = 'erp' order by reservation, line
                """.formatted(hospital.code));
    }

    @Test
    void theyGoOnWithTheirBudgetAndTheirOldCellsKeepTheirFigures() {
        List<String> before = figures("C-CARD");
        List<String> ortho = figures("C-ORTHO");
        List<CarriedReservation> lines = carry().lines();
        assertEquals(
                List.of("erp/PO-1 1 2026-11 20.0000", "erp/PO-1 2 2026-12 40.5000"),
                lines.stream()
                        .map(each -> each.reservation() + " " + each.line() + " "
                                + each.cell().month() + " " + each.amount())
                        .toList());
        assertEquals(
                List.of("202611 100 20 10", "202612 100 45.5 0", "202701 60.5 60.5 0", "202702 1 0.01 0"),
                figures("C-CARD"));
        assertEquals(ortho, figures("C-ORTHO"), "a line that was not named");
        assertEquals(List.of("PO-1/1 202701", "PO-1/2 202701", "PO-2/1 202612", "PO-2/2 202702"), months());
        bringBack(lines);
        assertEquals(List.of("PO-1/1 202611", "PO-1/2 202612", "PO-2/1 202612", "PO-2/2 202702"), months());
        List<String> after = figures("C-CARD");
        assertEquals("202701 0 0 0", after.remove(2));
        assertEquals(before, after);
    }

    @Test
    void whatGoesOnIsSpentInTheNewYearAndLeavesTheOldOneAlone() {
        List<CarriedReservation> lines = carry().lines();
        use(ORDER, "after", "2", "2027-01-10", "15.5");
        assertEquals(
                List.of("202611 100 20 10", "202612 100 45.5 0", "202701 60.5 45 15.5", "202702 1 0.01 0"),
                figures("C-CARD"));
        assertEquals(
                List.of("1 RESERVATION_USED"),
                assertThrows(ReservationRefused.class, () -> bringBack(lines)).lines().stream()
                        .map(each -> each.index() + " " + each.code())
                        .toList());
        assertEquals(List.of("PO-1/1 202701", "PO-1/2 202701", "PO-2/1 202612", "PO-2/2 202702"), months());
    }

    @Test
    void aMonthThatIsClosedTakesNothing() {
        database.run(
                "insert into period (hospital, month, state, version, sequence) values ('%s', 202701, 'CLOSED', 1, 0)"
                        .formatted(hospital.code));
        List<String> before = figures("C-CARD");
        assertEquals(
                List.of("PERIOD_CLOSED", "PERIOD_CLOSED"),
                assertThrows(ReservationRefused.class, this::carry).lines().stream()
                        .map(LineOutcome::code)
                        .toList());
        assertEquals(before, figures("C-CARD"));
    }

    @Test
    void nothingThatIsOpenIsNothingThatGoesOn() {
        hospital.reservations.release(hospital.code, ORDER, null, "cancelled", "buyer");
        assertEquals(List.of(), carry().lines());
    }
}

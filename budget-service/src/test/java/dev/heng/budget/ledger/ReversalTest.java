package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines that take others back. */
class ReversalTest {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 25;
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("reversal");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    private ReversalResult reverse(String line, String id, String date) {
        return reverse(Poster.SOURCE, line, id, date);
    }

    private ReversalResult reverse(Poster poster, String line, String id, String date) {
        return hospital.reversals.reverse(new ReversalDraft(
                hospital.code,
                new LineId("his", line),
                id,
                date == null ? null : LocalDate.parse(date),
                "重复收费",
                "office",
                poster));
    }

    private String refused(String line, String id, String date) {
        return assertThrows(ProblemException.class, () -> reverse(line, id, date))
                .problem()
                .toString();
    }

    private PostedLine posted(String line) {
        return new PostedLines(database.dataSource()).require(hospital.code, new LineId("his", line));
    }

    @Test
    void aLineIsTakenBackByOneThatNamesItAndWhy() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40.25", "D-7"));
        hospital.post(line("2", "C-CARD", "DRUG", "2026-03-06", "1"));
        assertTrue(reverse("1", "1-R", "2026-04-02").isNew());
        assertEquals("41.25", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("-40.25", hospital.executed("C-CARD", "DRUG", 202604));
        assertEquals(
                List.of("1 40.25 D-7 - EXECUTION", "1-R -40.25 D-7 重复收费 REVERSAL", "2 1 - - EXECUTION"),
                database.rows("""
                        select line_id, trim_scale(delta), e.document, e.memo, kind
                        from entry e join posting p using (hospital, sequence) where hospital = '%s' order by line_id
                        """.formatted(hospital.code)));
        Reversal reversal = new Reversal("1", "1-R", "重复收费");
        assertEquals(reversal, posted("1").reversedBy());
        assertEquals(reversal, posted("1-R").reverses());
        assertEquals(LocalDate.of(2026, 4, 2), posted("1-R").date());
        assertNull(posted("2").reversedBy());
    }

    @Test
    void withoutADateItCountsOnTheDayOfTheLineAndNeverBefore() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        assertEquals("INVALID_REQUEST", refused("1", "1-R", "2026-03-04"));
        reverse("1", "1-R", null);
        assertEquals("0", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(LocalDate.of(2026, 3, 5), posted("1-R").date());
    }

    @Test
    void aLineIsReversedOnceHoweverOftenItIsAskedFor() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        reverse("1", "1-R", null);
        long sequence = posted("1-R").sequence();
        ReversalResult again = reverse("1", "1-R", null);
        assertFalse(again.isNew());
        assertTrue(again.sequence() > sequence, "the caller can wait for what is answered");
        assertEquals("REVERSED_ALREADY", refused("1", "1-S", null));
        assertEquals("LINE_CHANGED", refused("1", "1-R", "2026-03-06"));
        assertEquals("0", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void ofAllWhoReverseAtTheSameTimeOneDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String line = "L" + round;
            hospital.post(line(line, "C-CARD", "DRUG", "2026-03-05", "40"));
            List<Callable<String>> calls = IntStream.range(0, CALLERS)
                    .<Callable<String>>mapToObj(n -> () -> {
                        try {
                            return "new "
                                    + reverse(line, line + "-R-" + n, null).isNew();
                        } catch (ProblemException e) {
                            return e.problem().toString();
                        }
                    })
                    .toList();
            List<String> answers = Together.run(calls);
            assertEquals(1, Collections.frequency(answers, "new true"), answers::toString);
            assertEquals(CALLERS - 1, Collections.frequency(answers, "REVERSED_ALREADY"), answers::toString);
        }
        assertEquals("0", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void whatCannotBeReversedIsToldAndNothingIsStored() {
        hospital.post(
                line("gone", "C-GONE", "DRUG", "2026-03-05", "1"),
                line("beds", "C-CARD", "BEDS", "2026-03-05", "45"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "40"),
                line("2", "C-CARD", "DRUG", "2026-03-05", "2"));
        reverse("1", "1-R", null);
        assertEquals("NOT_FOUND", refused("none", "none-R", null));
        assertEquals("LINE_SUSPENDED", refused("gone", "gone-R", null));
        assertEquals("NOT_REVERSIBLE", refused("beds", "beds-R", null));
        assertEquals("NOT_REVERSIBLE", refused("1-R", "1-R-R", null));
        assertEquals("LINE_CHANGED", refused("2", "1", null));
        assertEquals("LINE_CHANGED", refused("2", "gone", null));
        assertEquals("LINE_CHANGED", refused("2", "2", null));
        hospital.close(202603);
        assertEquals("PERIOD_CLOSED", refused("2", "2-R", null));
        assertEquals("2", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(
                "1",
                database.value("select count(*) from suspense where hospital = '%s'".formatted(hospital.code)),
                "a refused reversal waits nowhere");
        reverse("2", "2-R", "2026-04-01");
        assertEquals("-2", hospital.executed("C-CARD", "DRUG", 202604));
    }

    @Test
    void theIdOfAReversalIsThatOfALine() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        reverse("1", "1-R", "2026-03-07");
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1-R", "C-CARD", "DRUG", "2026-03-07", "-40.00")));
        assertEquals(
                List.of("0 SUSPENDED LINE_CHANGED"), hospital.told(line("1-R", "C-CARD", "DRUG", "2026-03-08", "-40")));
    }

    @Test
    void aReversalFollowsTheHospitalsChoiceForLatePostings() {
        hospital.bookLate();
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        hospital.close(202603);
        reverse("1", "1-R", null);
        assertEquals("-40", hospital.executed("C-CARD", "DRUG", 202604));
        assertEquals(LocalDate.of(2026, 3, 5), posted("1-R").date());
        hospital.post(line("late", "C-CARD", "DRUG", "2026-03-31", "7"));
        reverse("late", "late-R", null);
        assertEquals("-40", hospital.executed("C-CARD", "DRUG", 202604), "a late line and its reversal meet");
    }

    @Test
    void aSoftlyClosedMonthTakesReversalsOfTheOffice() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "40"));
        hospital.period(202603, "SOFT_CLOSED");
        assertEquals("PERIOD_CLOSED", refused("1", "1-R", null));
        reverse(Poster.OFFICE, "1", "1-R", null);
        assertEquals("0", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void moneyThatALineGaveBackAndThatIsSpentIsNotTakenAgain() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.post(line("back", "C-CARD", "TRAVEL", "2026-03-05", "-50"));
        hospital.post(line("spent", "C-CARD", "TRAVEL", "2026-03-06", "150"));
        assertEquals("REVERSAL_REFUSED", refused("back", "back-R", null));
        reverse("spent", "spent-R", null);
        reverse("back", "back-R", null);
        assertEquals("0", hospital.executed("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void whatUsedAReservationGivesBackToTheBudget() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        ReservationId order = new ReservationId("erp", "PO-1");
        hospital.reservations.reserve(new ReservationDraft(
                hospital.code,
                order,
                "合同",
                null,
                null,
                "buyer",
                List.of(new ReservationDraft.Line(
                        "1",
                        new CellKey("C-CARD", "TRAVEL", "OWN", "-", YearMonth.of(2026, 3)),
                        new BigDecimal("80"),
                        null))));
        // the id is also what the ledger calls the line of the reservation
        hospital.reservations.use(new UseDraft(
                hospital.code,
                order,
                "his",
                "buyer",
                Poster.SOURCE,
                List.of(new ReservationUse(
                        "PO-1/1", "1", LocalDate.of(2026, 3, 9), new BigDecimal("70"), true, null, null))));
        assertEquals("USE", posted("PO-1/1").kind());
        assertEquals(0, new BigDecimal("70").compareTo(posted("PO-1/1").amount()));
        reverse("PO-1/1", "R", null);
        assertEquals("0", hospital.executed("C-CARD", "TRAVEL", 202603));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-10", "100")));
    }

    @Test
    void aLineIsFoundWhileItWaitsAndWhenItIsRecorded() {
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "40"));
        PostedLine waiting = posted("1");
        assertEquals("SUSPENDED UNKNOWN_CENTRE null", waiting.status() + " " + waiting.code() + " " + waiting.month());
        database.run("""
                insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-GONE', 1, 0);
                insert into centre_interval (hospital, centre, valid_from, name, type)
                    values ('%1$s', 'C-GONE', '-infinity', '老科', 'COST');
                """.formatted(hospital.code));
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "40"));
        assertEquals(LineStatus.RECORDED, posted("1").status());
        reverse("1", "1-R", null);
        assertEquals("0", hospital.executed("C-GONE", "DRUG", 202603));
    }
}

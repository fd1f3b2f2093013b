package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes for a month that is closed, softly or for everybody. */
class LatePostingTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("late");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void aLateLineGoesToTheNextOpenMonthWithBothDatesKept() {
        hospital.bookLate();
        hospital.close(202603);
        hospital.close(202604);
        LineOutcome outcome = hospital.post(line("1", "C-CARD", "DRUG", "2026-03-31", "40.25"))
                .exceptions()
                .getFirst();
        assertEquals(
                new LineOutcome(
                        0,
                        "1",
                        LineStatus.RECORDED,
                        "LATE_POSTING",
                        "The month of 2026-03-31 is closed; the line is booked in 2026-05.",
                        null,
                        YearMonth.of(2026, 5)),
                outcome);
        assertEquals("-", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("40.25", hospital.executed("C-CARD", "DRUG", 202605));
        assertEquals(
                List.of("202605 2026-03-31 1"),
                database.rows("select month, effective_date, line_id from entry where hospital = '%s'"
                        .formatted(hospital.code)));
    }

    @Test
    void lateAndTimelyLinesMeetInOneCell() {
        hospital.bookLate();
        hospital.close(202603);
        assertEquals(
                List.of("1 RECORDED LATE_POSTING", "3 RECORDED LATE_POSTING"),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-04-01", "1"),
                        line("2", "C-CARD", "DRUG", "2026-03-31", "20"),
                        line("3", "C-ORTHO", "DRUG", "2026-01-31", "300"),
                        line("4", "C-ORTHO", "DRUG", "2026-03-01", "-4000")));
        assertEquals("21", hospital.executed("C-CARD", "DRUG", 202604));
        assertEquals("300", hospital.executed("C-ORTHO", "DRUG", 202601));
        assertEquals("-4000", hospital.executed("C-ORTHO", "DRUG", 202604));
    }

    @Test
    void withoutTheHospitalsChoiceALateLineWaits() {
        hospital.close(202603);
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "1")));
        hospital.latePostings("SUSPEND");
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "1")));
        hospital.bookLate();
        assertEquals(List.of("0 RECORDED LATE_POSTING"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "1")));
        assertEquals("1", hospital.executed("C-CARD", "DRUG", 202604));
    }

    @Test
    void nothingGoesOverTheEndOfTheYear() {
        hospital.bookLate();
        hospital.close(202611);
        hospital.post(line("0", "C-CARD", "DRUG", "2026-11-30", "5"));
        assertEquals("5", hospital.executed("C-CARD", "DRUG", 202612));
        hospital.close(202612);
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED", "1 SUSPENDED PERIOD_CLOSED"),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-11-30", "1"),
                        line("2", "C-CARD", "DRUG", "2026-12-31", "1")));
    }

    @Test
    void aBalanceBelongsToItsDay() {
        hospital.bookLate();
        hospital.close(202603);
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "C-CARD", "BEDS", "2026-03-31", "45")));
    }

    @Test
    void aCentreThatIsGoneTakesNothingMore() {
        hospital.bookLate();
        database.run("update centre_interval set valid_to = '2026-04-29' where hospital = '%s' and centre = 'C-ORTHO'"
                .formatted(hospital.code));
        hospital.close(202603);
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "C-ORTHO", "DRUG", "2026-03-31", "1")));
        database.run(
                "insert into centre_interval (hospital, centre, valid_from, name, type) values ('%s', 'C-ORTHO', '2026-04-30', '骨科', 'COST')"
                        .formatted(hospital.code));
        database.run(
                "update centre_interval set valid_to = '2026-03-31' where hospital = '%s' and centre = 'C-ORTHO' and valid_from < '2026-01-01'"
                        .formatted(hospital.code));
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("2", "C-ORTHO", "DRUG", "2026-03-31", "1")));
    }

    @Test
    void aCentreThatWasNotThereOnTheDayIsUnknownWhereverTheLineGoes() {
        hospital.bookLate();
        hospital.close(202606);
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"), hospital.told(line("1", "C-NEW", "DRUG", "2026-06-30", "1")));
    }

    @Test
    void aLateLineIsJudgedWhereItGoes() {
        hospital.bookLate();
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "1000");
        hospital.budget("C-CARD", "TRAVEL", "2026-04", "100");
        hospital.close(202603);
        LineOutcome refused = hospital.post(line("1", "C-CARD", "TRAVEL", "2026-03-31", "100.01"))
                .exceptions()
                .getFirst();
        assertEquals("REFUSED BUDGET_INSUFFICIENT", refused.status() + " " + refused.code());
        assertEquals(YearMonth.of(2026, 4), refused.month());
        assertEquals(0, new BigDecimal("100").compareTo(refused.verdict().budget()));
        assertEquals(
                List.of("0 RECORDED LATE_POSTING"), hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-31", "100")));
    }

    @Test
    void aWarningOfALateLineIsItsCode() {
        hospital.bookLate();
        hospital.budget("C-CARD", "PAPER", "2026-04", "100");
        hospital.close(202603);
        LineOutcome warned = hospital.post(line("1", "C-CARD", "PAPER", "2026-03-31", "100.01"))
                .exceptions()
                .getFirst();
        assertEquals("RECORDED BUDGET_EXCEEDED", warned.status() + " " + warned.code());
        assertEquals(YearMonth.of(2026, 4), warned.month());
        assertNull(
                hospital.post(line("2", "C-CARD", "PAPER", "2026-04-01", "1"))
                        .exceptions()
                        .getFirst()
                        .month(),
                "a line in its own month");
        List<LineOutcome> both = hospital.post(
                        line("3", "C-CARD", "DRUG", "2026-03-31", "1"), line("4", "C-CARD", "PAPER", "2026-04-01", "1"))
                .exceptions();
        assertEquals(YearMonth.of(2026, 4), both.getFirst().month());
        assertNull(both.getLast().month());
    }

    @Test
    void whatIsAskedBeforeIsAnsweredForTheMonthOfBooking() {
        hospital.bookLate();
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "1000");
        hospital.budget("C-CARD", "TRAVEL", "2026-04", "100");
        hospital.close(202603);
        Availability asked = hospital.ledger.tryOut(new Execution(
                hospital.code,
                "trial",
                "trial",
                "his",
                Poster.SOURCE,
                List.of(line("1", "C-CARD", "TRAVEL", "2026-03-31", "60"))));
        assertEquals("LATE_POSTING", asked.result().exceptions().getFirst().code());
        assertEquals(
                0,
                new BigDecimal("100")
                        .compareTo(asked.limits().getFirst().getFirst().budget()));
    }

    @Test
    void aLateLineThatComesAgainCountsOnce() {
        hospital.bookLate();
        hospital.close(202603);
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-31", "7"));
        hospital.close(202604);
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "7.0")));
        hospital.period(202603, "OPEN");
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "7")));
        assertEquals("-", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("7", hospital.executed("C-CARD", "DRUG", 202604));
    }

    @Test
    void aSoftlyClosedMonthTakesLinesOfTheOfficeOnly() {
        hospital.period(202603, "SOFT_CLOSED");
        assertEquals(
                List.of("0 SUSPENDED PERIOD_SOFT_CLOSED"),
                hospital.told(line("1", "C-CARD", "DRUG", "2026-03-31", "1")));
        assertEquals(
                List.of("0 SUSPENDED PERIOD_SOFT_CLOSED", "1 SUSPENDED PERIOD_SOFT_CLOSED"),
                hospital.told(
                        line("2", "C-CARD", "DRUG", "2026-03-30", "2"),
                        line("3", "C-CARD", "DRUG", "2026-03-31", "3")));
        assertEquals(
                List.of(),
                hospital.told(Poster.OFFICE, line("4", "C-CARD", "DRUG", "2026-03-31", "4000")),
                "one line of the office");
        assertEquals(
                List.of(),
                hospital.told(
                        Poster.OFFICE,
                        line("5", "C-CARD", "DRUG", "2026-03-31", "500"),
                        line("6", "C-CARD", "DRUG", "2026-03-31", "60")));
        long waiting = Long.parseLong(database.value(
                "select id from suspense where hospital = '%s' and line_id = '1'".formatted(hospital.code)));
        assertEquals(
                "PERIOD_SOFT_CLOSED",
                hospital.ledger
                        .replay(hospital.code, waiting, "his", Poster.SOURCE)
                        .exceptions()
                        .getFirst()
                        .code());
        assertEquals(
                LineStatus.RECORDED,
                hospital.ledger
                        .replay(hospital.code, waiting, "office", Poster.OFFICE)
                        .exceptions()
                        .getFirst()
                        .status());
        assertEquals("4561", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-03", "9").changed(), "an opening is the office's");
    }

    @Test
    void aLateLineGoesToAMonthThatIsOpenToWhoSendsIt() {
        hospital.bookLate();
        hospital.close(202603);
        hospital.period(202604, "SOFT_CLOSED");
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-31", "1"));
        hospital.post(Poster.OFFICE, line("2", "C-CARD", "DRUG", "2026-03-31", "2"));
        assertEquals("2", hospital.executed("C-CARD", "DRUG", 202604));
        assertEquals("1", hospital.executed("C-CARD", "DRUG", 202605));
    }
}

package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day is sealed once, when it is over and everything booked in it is sealed; it says up to which posting the books went. */
class DaySealTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);
    private final PastDays days = new PastDays(database.dataSource());
    private int lines;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("day_seals");
    }

    /** Posts a line at that time. */
    private void book(String at) {
        book(hospital, at);
    }

    private void book(LedgerHospital where, String at) {
        lines++;
        days.ledger(at)
                .post(new Execution(
                        where.code,
                        "his",
                        "b",
                        "his",
                        Poster.SOURCE,
                        List.of(line("l-" + lines, "C-CARD", "DRUG", "2026-03-05", "1"))));
    }

    private int seal(String at) {
        return days.sealDays(hospital.code, at);
    }

    private String called(String date, String endsAt, String now) {
        return database.value(
                "select ledger_seal_day('%s', '%s', '%s', '%s')".formatted(hospital.code, date, endsAt, now));
    }

    /** Day, position of its last posting among those of the hospital, how many came since the day before. */
    private List<String> sealed() {
        return database.rows("""
                select d.date, (select count(*) from posting p where p.hospital = d.hospital and p.sequence <= d.sequence), d.postings
                from day_seal d join seal s on s.hospital = d.hospital and s.sequence = d.sequence and s.digest = d.digest
                where d.hospital = '%s' order by d.date
                """.formatted(hospital.code));
    }

    @Test
    void aDayIsSealedOnceItIsOver() {
        book("2026-03-30T08:00:00Z");
        book("2026-03-30T23:59:59.999Z");
        days.sealPostings(hospital.code);
        assertEquals(0, seal("2026-03-30T23:59:59.999Z"));
        assertEquals("f", called("2026-03-30", "2026-03-31 00:00Z", "2026-03-30 23:59:59.999Z"));
        assertEquals(1, seal("2026-03-31T00:00:00Z"));
        assertEquals(0, seal("2026-03-31T00:00:01Z"));
        assertEquals(List.of("2026-03-30 2 2"), sealed());
    }

    @Test
    void aDayWaitsUntilWhatWasBookedInItIsSealed() {
        book("2026-03-30T08:00:00Z");
        assertEquals(0, seal("2026-03-31T00:05:00Z"), "nothing is sealed at all");
        days.sealPostings(hospital.code);
        book("2026-03-30T23:00:00Z");
        assertEquals(0, seal("2026-03-31T00:05:00Z"), "one is not sealed yet");
        days.sealPostings(hospital.code);
        book("2026-03-31T00:00:00Z");
        assertEquals(1, seal("2026-03-31T00:05:00Z"), "what is booked after it need not be sealed");
        assertEquals(List.of("2026-03-30 2 2"), sealed());
    }

    @Test
    void daysFollowOneAnotherWithoutAGapAndADayWithoutPostingsRepeatsTheOneBefore() {
        book("2026-03-28T08:00:00Z");
        book("2026-03-30T08:00:00Z");
        book("2026-03-30T09:00:00Z");
        days.sealPostings(hospital.code);
        assertEquals(4, seal("2026-04-01T00:01:00Z"));
        assertEquals(List.of("2026-03-28 1 1", "2026-03-29 1 0", "2026-03-30 3 2", "2026-03-31 3 0"), sealed());
        assertEquals("f", called("2026-04-02", "2026-04-03 00:00Z", "2026-04-05 00:00Z"), "no day is left out");
    }

    @Test
    void aHospitalWithoutPostingsHasNoDays() {
        assertEquals(0, seal("2026-04-01T00:01:00Z"));
        assertEquals("f", called("2026-03-02", "2026-03-03 00:00Z", "2026-04-05 00:00Z"));
        book("2026-03-28T08:00:00Z");
        days.sealPostings(hospital.code);
        assertEquals(
                "f",
                called("2026-03-02", "2026-03-03 00:00Z", "2026-04-05 00:00Z"),
                "nor one before the first posting");
    }

    @Test
    void whatComesAfterTheSealOfItsDayBelongsToTheNext() {
        book("2026-03-30T08:00:00Z");
        days.sealPostings(hospital.code);
        assertEquals(1, seal("2026-03-31T00:00:00Z"));
        book("2026-03-30T23:59:59Z");
        days.sealPostings(hospital.code);
        assertEquals(1, seal("2026-04-01T00:00:00Z"));
        assertEquals(List.of("2026-03-30 1 1", "2026-03-31 2 1"), sealed());
    }

    @Test
    void whatIsNumberedAfterAPostingOfTheNextDayBelongsToTheNextDay() {
        book("2026-03-30T08:00:00Z");
        book("2026-03-31T00:00:00Z");
        book("2026-03-30T23:59:59Z");
        book("2026-03-31T08:00:00Z");
        days.sealPostings(hospital.code);
        assertEquals(2, seal("2026-04-01T00:00:00Z"));
        assertEquals(List.of("2026-03-30 1 1", "2026-03-31 4 3"), sealed());
    }

    @Test
    void aClockThatWasWrongOnceDoesNotEndTheDays() {
        book("2026-03-30T08:00:00Z");
        book("2027-03-30T08:00:00Z");
        book("2026-03-30T09:00:00Z");
        days.sealPostings(hospital.code);
        book("2026-03-31T00:59:59Z");
        days.sealPostings(hospital.code);
        assertEquals(1, seal("2026-03-31T00:00:00Z"));
        assertEquals(List.of("2026-03-30 3 3"), sealed(), "a clock that is a little ahead is right");
    }

    @Test
    void aDayEndsAtMidnightInTheZoneOfTheService() {
        PastDays shanghai = new PastDays(database.dataSource(), ZoneId.of("Asia/Shanghai"));
        book("2026-03-30T15:59:59Z");
        book("2026-03-30T16:00:00Z");
        days.sealPostings(hospital.code);
        assertEquals(0, shanghai.sealDays(hospital.code, "2026-03-30T15:59:59Z"));
        assertEquals(2, shanghai.sealDays(hospital.code, "2026-03-31T16:00:00Z"));
        assertEquals(List.of("2026-03-30 1 1", "2026-03-31 2 1"), sealed());
    }

    @Test
    void anotherHospitalsPostingsDoNotCount() {
        LedgerHospital other = new LedgerHospital(database);
        book("2026-03-30T08:00:00Z");
        book(other, "2026-03-30T09:00:00Z");
        days.sealPostings(other.code);
        days.sealPostings(hospital.code);
        book(other, "2026-03-30T10:00:00Z");
        assertEquals(1, seal("2026-03-31T00:00:00Z"));
        assertEquals(List.of("2026-03-30 1 1"), sealed());
    }
}

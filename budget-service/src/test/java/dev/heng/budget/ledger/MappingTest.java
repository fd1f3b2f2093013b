package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines that name codes of their source. */
class MappingTest {
    private static final int MANY = 25;
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("mapping");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    private String booked(String id) {
        return database.value("""
                select (select centre || ' ' || subject || ' ' || fund || ' ' || project || ' ' || month from entry
                        where hospital = '%s' and line_id = '%s')
                """.formatted(hospital.code, id));
    }

    private PostedLine posted(String line) {
        return new PostedLines(database.dataSource()).require(hospital.code, new LineId("his", line));
    }

    private ReplayedLines replay(String code, long after, int most) {
        return hospital.ledger.replay(
                new ReplayDraft(hospital.code, "his", code, after, most, "office", Poster.OFFICE));
    }

    @Test
    void aCodeOfTheSourceIsRecordedUnderWhatItMeans() {
        hospital.map("m", "'his', '0203', null, null, null, 'C-CARD', null, null, null");
        assertEquals(List.of(), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "40")));
        assertEquals("C-CARD DRUG OWN - 202603", booked("1"));
        assertEquals("0203", posted("1").sent().centre());
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "40.0")));
        assertEquals(
                List.of("0 SUSPENDED LINE_CHANGED"),
                hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "40")),
                "the line is the one that was sent");
    }

    @Test
    void mappedAndKnownLinesMeetInOneCellAndOnlyMappedOnesAreMarked() {
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        assertEquals(
                List.of("3 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-03-05", "1"),
                        line("2", "0203", "DRUG", "2026-03-05", "20"),
                        line("3", "C-ORTHO", "DRUG", "2026-03-05", "300"),
                        line("4", "0204", "DRUG", "2026-03-05", "4000")));
        assertEquals("21", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("300", hospital.executed("C-ORTHO", "DRUG", 202603));
        assertNull(posted("1").sent());
        assertNull(posted("3").sent());
        assertEquals(
                List.of("2 0203 DRUG OWN -"),
                database.rows("select line_id, centre, subject, fund, project from mapped_line where hospital = '%s'"
                        .formatted(hospital.code)));
    }

    @Test
    void forEachCodeTheNarrowestRuleThatGivesItSpeaks() {
        hospital.map("wide", "null, null, '5001', null, null, null, 'PAPER', 'F-WIDE', null");
        hospital.map("his", "'his', null, '5001', null, null, null, 'DRUG', null, null");
        hospital.map("centre", "null, '0203', null, null, null, 'C-CARD', null, null, 'P-1'");
        hospital.map("both", "null, '0203', '5001', null, null, null, 'TRAVEL', null, null");
        assertEquals(
                List.of(),
                hospital.told(
                        line("1", "C-ORTHO", "5001", "2026-03-05", "1"), line("2", "0203", "DRUG", "2026-03-05", "1")));
        assertEquals("C-ORTHO DRUG F-WIDE - 202603", booked("1"));
        assertEquals("C-CARD DRUG OWN P-1 202603", booked("2"));
        hospital.map("more", "'his', '0203', '5001', null, null, null, 'DRUG', null, null");
        hospital.post(line("3", "0203", "5001", "2026-03-05", "1"));
        assertEquals(
                "C-CARD DRUG F-WIDE P-1 202603",
                booked("3"),
                "source, centre and subject are more than the source and the subject");
        hospital.map("fund", "null, null, '5001', 'OWN', null, 'C-ORTHO', null, null, null");
        hospital.map("place", "null, '0205', '5001', null, null, 'C-CARD', null, null, null");
        hospital.post(line("4", "0205", "5001", "2026-03-05", "1"));
        assertEquals("C-CARD DRUG F-WIDE - 202603", booked("4"), "the centre counts more than the fund");
    }

    @Test
    void anUnknownSubjectIsMappedWhereTheCentreIsKnown() {
        hospital.map("m", "null, null, '5001', null, null, null, 'DRUG', null, null");
        assertEquals(List.of(), hospital.told(line("1", "C-ORTHO", "5001", "2026-03-05", "1")));
        assertEquals("C-ORTHO DRUG OWN - 202603", booked("1"));
    }

    @Test
    void aMappedLineThatWaitsForItsMonthWaitsAsItWasSent() {
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        hospital.close(202603);
        assertEquals(List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "1")));
        assertEquals("0203", posted("1").centre());
    }

    @Test
    void aRuleMapsOnlyLinesThatNameAllItsCodes() {
        hospital.map("a", "'erp', '0203', null, null, null, 'C-CARD', null, null, null");
        hospital.map("b", "null, '0203', 'PAPER', null, null, 'C-CARD', null, null, null");
        hospital.map("c", "null, '0203', null, 'F-2', null, 'C-CARD', null, null, null");
        hospital.map("d", "null, '0203', null, null, 'P-2', 'C-CARD', null, null, null");
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "1")));
        ExecutionLine sent = new ExecutionLine(
                "2", "0203", "DRUG", "F-2", "P-9", LocalDate.parse("2026-03-05"), BigDecimal.ONE, null, null);
        assertEquals(List.of(), hospital.told(sent));
        assertEquals("C-CARD DRUG F-2 P-9 202603", booked("2"));
    }

    @Test
    void aRuleMapsLinesOfItsDays() {
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null", "2026-03-05", "2026-03-06");
        hospital.map("n", "null, '0203', null, null, null, 'C-ORTHO', null, null, null", "2026-03-07", "2999-12-31");
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "0203", "DRUG", "2026-03-04", "1"),
                        line("2", "0203", "DRUG", "2026-03-05", "2"),
                        line("3", "0203", "DRUG", "2026-03-06", "2"),
                        line("4", "0203", "DRUG", "2026-03-07", "30")));
        assertEquals("4", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("30", hospital.executed("C-ORTHO", "DRUG", 202603));
    }

    @Test
    void aLineThatWouldStillBeUnknownWaitsAsItWasSent() {
        hospital.map("m", "null, '0203', null, null, null, 'C-NEW', null, null, null");
        hospital.map("n", "null, null, '5001', null, null, null, 'DRUG', null, null");
        hospital.map("o", "null, '0207', null, null, null, 'C-CARD', 'NONE', null, null");
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE", "1 SUSPENDED UNKNOWN_CENTRE", "2 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "0203", "5001", "2026-06-30", "1"),
                        line("2", "0204", "5001", "2026-06-30", "1"),
                        line("3", "0207", "DRUG", "2026-06-30", "1"),
                        line("4", "0203", "5001", "2026-07-01", "1")));
        assertEquals("C-NEW DRUG OWN - 202607", booked("4"));
        assertEquals(
                List.of("1 0203 5001", "2 0204 5001", "3 0207 DRUG"),
                database.rows("select line_id, centre, subject from suspense where hospital = '%s' order by line_id"
                        .formatted(hospital.code)));
        assertEquals(
                "The centre 0203 is not known on 2026-06-30.",
                database.value("select detail from suspense where hospital = '%s' and line_id = '1'"
                        .formatted(hospital.code)));
    }

    @Test
    void aKnownLineIsNotMapped() {
        hospital.map("m", "null, 'C-ORTHO', null, null, null, 'C-CARD', null, 'F-9', null");
        hospital.post(line("1", "C-ORTHO", "DRUG", "2026-03-05", "1"), line("2", "0203", "DRUG", "2026-03-05", "1"));
        assertEquals("C-ORTHO DRUG OWN - 202603", booked("1"));
    }

    @Test
    void aMappedLineIsJudgedAndMayBeLate() {
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("1", "0203", "TRAVEL", "2026-03-05", "100.01")));
        hospital.bookLate();
        hospital.close(202603);
        assertEquals(
                List.of("0 RECORDED LATE_POSTING", "1 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("2", "0203", "DRUG", "2026-03-05", "7"), line("3", "0204", "DRUG", "2026-03-05", "7")));
        assertEquals("C-CARD DRUG OWN - 202604", booked("2"));
        assertEquals("0203", posted("2").sent().centre());
        assertEquals("0204", posted("3").centre());
    }

    @Test
    void whatWaitsIsReplayedInPartsAfterMapping() {
        List<ExecutionLine> lines = new ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(n -> line("w" + n, "0203", "DRUG", "2026-03-" + (10 + n % 9), "1.25"))
                .toList());
        lines.add(line("other", "0299", "DRUG", "2026-03-05", "9"));
        lines.add(line("subject", "C-CARD", "5001", "2026-03-05", "9"));
        hospital.post(lines.toArray(ExecutionLine[]::new));
        hospital.ledger.post(new Execution(
                hospital.code,
                "erp",
                "b",
                "erp",
                Poster.SOURCE,
                List.of(line("w0", "0203", "DRUG", "2026-03-05", "100"))));
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");

        ReplayedLines first = replay("UNKNOWN_CENTRE", 0, 10);
        assertEquals("other", first.result().exceptions().getFirst().id());
        assertEquals(9, first.result().count(LineStatus.RECORDED));
        ReplayedLines second = replay("UNKNOWN_CENTRE", first.last(), 100);
        assertEquals(MANY - 9, second.rows().size());
        assertEquals(MANY - 9, second.result().count(LineStatus.RECORDED));
        assertEquals(
                "31.25", hospital.executed("C-CARD", "DRUG", 202603), "25 lines of 1.25, none of the other source");
        assertEquals(
                List.of("erp w0", "his other", "his subject"),
                database.rows(
                        "select source, line_id from suspense where hospital = '%s' and state = 'OPEN' order by source, line_id"
                                .formatted(hospital.code)));
        assertEquals(0, replay("UNKNOWN_CENTRE", second.last(), 100).rows().size());
        assertEquals(2, replay(null, 0, 100).rows().size());
    }

    @Test
    void whoeverReplaysTogetherRecordsEachLineOnce() throws Exception {
        hospital.post(IntStream.range(0, MANY)
                .mapToObj(n -> line("w" + n, "0203", "DRUG", "2026-03-10", "1"))
                .toArray(ExecutionLine[]::new));
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        List<ReplayedLines> answers = Together.run(List.of(
                () -> replay(null, 0, MANY),
                () -> replay(null, 0, MANY),
                () -> replay(null, 0, MANY),
                () -> replay(null, 0, MANY)));
        assertEquals(
                MANY,
                answers.stream()
                        .mapToInt(answer -> answer.result().count(LineStatus.RECORDED))
                        .sum());
        assertEquals("25", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void aSourceDoesNotReplayIntoASoftlyClosedMonth() {
        hospital.post(line("1", "0203", "DRUG", "2026-03-10", "1"));
        hospital.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        hospital.period(202603, "SOFT_CLOSED");
        ReplayedLines ofSource =
                hospital.ledger.replay(new ReplayDraft(hospital.code, "his", null, 0, 10, "his", Poster.SOURCE));
        assertEquals(
                "PERIOD_SOFT_CLOSED", ofSource.result().exceptions().getFirst().code());
        assertEquals(1, replay(null, 0, 10).result().count(LineStatus.RECORDED));
    }
}

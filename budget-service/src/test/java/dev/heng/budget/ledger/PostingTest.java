package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.ProblemException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of lines, judged on the tables of a real server. */
class PostingTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("posting");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void recordsALineOnceHoweverOftenItIsSent() {
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "10.50")));
        assertEquals(
                List.of("0 REPLAYED null"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "10.5000", "doc")));
        assertEquals("10.5", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void sequencesGrowWithEveryCallAndEachLeavesAnOutboxRow() {
        long first =
                hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "1")).sequence();
        long replay =
                hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "1")).sequence();
        long empty = hospital.post().sequence();
        assertTrue(first < replay && replay < empty);
        assertEquals(
                List.of("CELL", "WATERMARK", "WATERMARK"),
                database.rows("select kind from outbox where sequence in (%d, %d, %d) order by sequence"
                        .formatted(first, replay, empty)));
    }

    @Test
    void keepsTheRecordedLineWhenItsIdComesWithOtherFigures() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "10"));
        assertEquals(
                List.of("0 SUSPENDED LINE_CHANGED"), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "11")));
        assertEquals("10", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("1", openSuspense());
    }

    @Test
    void doubledIdsInOneCallCountOnce() {
        assertEquals(
                List.of("1 REPLAYED null", "2 SUSPENDED LINE_CHANGED"),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-03-05", "10"),
                        line("1", "C-CARD", "DRUG", "2026-03-05", "10.00"),
                        line("1", "C-CARD", "DRUG", "2026-03-05", "12"),
                        line("2", "C-CARD", "DRUG", "2026-03-05", "5")));
        assertEquals("15", hospital.executed("C-CARD", "DRUG", 202603));
    }

    @Test
    void keepsLinesWithUnknownCodesOnceAndTakesTheirCorrection() {
        ExecutionLine unknown = line("1", "C-GONE", "DRUG", "2026-03-05", "10");
        assertEquals(List.of("0 SUSPENDED UNKNOWN_CENTRE"), hospital.told(unknown));
        assertEquals(List.of("0 SUSPENDED UNKNOWN_CENTRE"), hospital.told(unknown));
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_SUBJECT"), hospital.told(line("1", "C-CARD", "NEW", "2026-03-05", "10")));
        assertEquals("1", openSuspense());
        assertEquals(
                "NEW 3",
                database.value("select subject, times from suspense where hospital = '%s'".formatted(hospital.code)));
        assertEquals(List.of(), hospital.told(line("1", "C-CARD", "DRUG", "2026-03-05", "10")));
        assertEquals("0", openSuspense());
        assertEquals("10", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(List.of("0 SUSPENDED LINE_CHANGED"), hospital.told(unknown));
    }

    @Test
    void aCentreIsKnownOnTheDaysOfItsIntervals() {
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "C-NEW", "DRUG", "2026-06-30", "1"), line("2", "C-NEW", "DRUG", "2026-07-01", "1")));
        database.run("update centre_interval set valid_from = '2026-07-15' where hospital = '%s' and centre = 'C-NEW'"
                .formatted(hospital.code));
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("3", "C-NEW", "DRUG", "2026-07-14", "1"), line("4", "C-NEW", "DRUG", "2026-07-15", "1")));
        assertEquals("2", hospital.executed("C-NEW", "DRUG", 202607));
    }

    @Test
    void aCentreThatEndsWithinAMonthTakesLinesUpToItsLastDay() {
        database.run("update centre_interval set valid_to = '2026-03-15' where hospital = '%s' and centre = 'C-ORTHO'"
                .formatted(hospital.code));
        assertEquals(
                List.of("1 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "C-ORTHO", "DRUG", "2026-03-15", "1"),
                        line("2", "C-ORTHO", "DRUG", "2026-03-16", "1")));
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"), hospital.told(line("3", "C-ORTHO", "DRUG", "2026-03-16", "1")));
    }

    @Test
    void aCentreHasABudgetInEveryMonthInWhichItIsThereForADay() {
        database.run("""
                update centre_interval set valid_from = '2026-03-31', valid_to = '2026-05-01'
                where hospital = '%s' and centre = 'C-ORTHO'
                """.formatted(hospital.code));
        for (String month : List.of("2026-03", "2026-04", "2026-05")) {
            assertEquals(1, hospital.budget("C-ORTHO", "DRUG", month, "1").changed());
        }
        for (String month : List.of("2026-02", "2026-06")) {
            CellsRefused refused =
                    assertThrows(CellsRefused.class, () -> hospital.budget("C-ORTHO", "DRUG", month, "1"));
            assertEquals(List.of(new CellsRefused.Flaw(0, "UNKNOWN_CENTRE")), refused.flaws());
        }
    }

    @Test
    void aLineThatItsSourceCorrectedIsNotReplayedAsItWas() {
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "10"));
        long id = Long.parseLong(
                database.value("select id from suspense where hospital = '%s'".formatted(hospital.code)));
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "9"));
        assertEquals(LineStatus.REPLAYED, replay(id));
        assertEquals("9", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(
                "0",
                database.value("select count(*) from suspense where hospital = '%s' and state = 'OPEN'"
                        .formatted(hospital.code)));
    }

    @Test
    void aSuspendedLineIsReplayedAfterMapping() {
        hospital.post(line("1", "C-LATE", "DRUG", "2026-03-05", "10"));
        long id = Long.parseLong(
                database.value("select id from suspense where hospital = '%s'".formatted(hospital.code)));
        assertEquals(LineStatus.SUSPENDED, replay(id));
        database.run("""
                insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-LATE', 1, 0);
                insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-LATE', '晚', 'COST')
                """.formatted(hospital.code));
        assertEquals(LineStatus.RECORDED, replay(id));
        assertEquals(LineStatus.REPLAYED, replay(id));
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1", "C-LATE", "DRUG", "2026-03-05", "10")));
        assertEquals("10", hospital.executed("C-LATE", "DRUG", 202603));
        assertThrows(ProblemException.class, () -> replay(id + 1_000_000));
    }

    private LineStatus replay(long id) {
        return hospital.ledger
                .replay(hospital.code, id, "office", Poster.OFFICE)
                .exceptions()
                .getFirst()
                .status();
    }

    @Test
    void aClosedMonthTakesNoLineAndNoBudget() {
        hospital.close(202603);
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"),
                hospital.told(
                        line("1", "C-CARD", "DRUG", "2026-03-31", "1"),
                        line("2", "C-CARD", "DRUG", "2026-04-01", "1")));
        assertEquals("-", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "PERIOD_CLOSED")),
                assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "DRUG", "2026-03", "1"))
                        .flaws());
    }

    @Test
    void theNewestBalanceOfAMonthCounts() {
        hospital.post(line("1", "C-CARD", "BEDS", "2026-03-20", "40"));
        hospital.post(line("2", "C-CARD", "BEDS", "2026-03-10", "99"));
        assertEquals("40", hospital.executed("C-CARD", "BEDS", 202603));
        hospital.post(line("3", "C-CARD", "BEDS", "2026-03-20", "38"), line("4", "C-CARD", "BEDS", "2026-03-19", "1"));
        assertEquals("38", hospital.executed("C-CARD", "BEDS", 202603));
        hospital.post(
                line("5", "C-CARD", "BEDS", "2026-03-31", "45"),
                line("6", "C-CARD", "BEDS", "2026-03-30", "44"),
                line("7", "C-CARD", "BEDS", "2026-03-31", "42"));
        assertEquals("42", hospital.executed("C-CARD", "BEDS", 202603));
        assertEquals(
                List.of("1 40 40", "2 99 0", "3 38 -2", "4 1 0", "5 45 0", "6 44 0", "7 42 4"),
                database.rows(
                        "select line_id, trim_scale(balance), trim_scale(delta) from entry where hospital = '%s' order by line_id"
                                .formatted(hospital.code)));
    }

    @Test
    void zeroIsAFigureAndNullIsNone() {
        hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "0"), line("2", "C-CARD", "BEDS", "2026-03-05", "0"));
        assertEquals("0", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("0", hospital.executed("C-CARD", "BEDS", 202603));
        hospital.budget("C-ORTHO", "DRUG", "2026-03", "0");
        assertEquals("-", hospital.executed("C-ORTHO", "DRUG", 202603));
    }

    @Test
    void settingTheSameOriginalAgainChangesNothing() {
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-03", "100").changed());
        assertEquals(0, hospital.budget("C-CARD", "DRUG", "2026-03", "100.00").changed());
        assertEquals(1, hospital.budget("C-CARD", "DRUG", "2026-03", "80").changed());
        assertEquals(
                List.of("100.0000", "-20.0000"),
                database.rows(
                        "select delta from entry where hospital = '%s' order by sequence".formatted(hospital.code)));
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "UNKNOWN_SUBJECT")),
                assertThrows(CellsRefused.class, () -> hospital.budget("C-CARD", "NONE", "2026-03", "1"))
                        .flaws());
        assertEquals(
                List.of(new CellsRefused.Flaw(0, "UNKNOWN_CENTRE")),
                assertThrows(CellsRefused.class, () -> hospital.budget("C-NEW", "DRUG", "2026-06", "1"))
                        .flaws());
        assertEquals(1, hospital.budget("C-NEW", "DRUG", "2026-07", "1").changed());
    }

    @Test
    void anUnknownHospitalIsNotFound() {
        Execution execution = new Execution(
                "h-none", "his", "b", "his", Poster.SOURCE, List.of(line("1", "C-CARD", "DRUG", "2026-03-05", "1")));
        assertThrows(ProblemException.class, () -> hospital.ledger.post(execution));
    }

    private String openSuspense() {
        return database.value(
                "select count(*) from suspense where hospital = '%s' and state = 'OPEN'".formatted(hospital.code));
    }
}

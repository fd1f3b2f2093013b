package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was booked and sealed cannot be changed unseen, and what was changed is named. */
class SealTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("seals");
    }

    @BeforeEach
    void threePostingsAreSealed() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        database.value("select nextval('ledger_sequence')");
        hospital.post(
                line("1", "C-CARD", "TRAVEL", "2026-03-05", "10"),
                line("2", "C-CARD", "NOTHING", "2026-03-05", "10"),
                line("3", "C-CARD", "TRAVEL", "2027-03-05", "-20"));
        hospital.post(line("4", "C-CARD", "TRAVEL", "2026-03-05", "30"));
        assertEquals("3", seal());
        assertEquals(List.of(), flaws());
    }

    private String seal() {
        return database.value("select ledger_seal('%s', 9223372036854775807, 100, now())".formatted(hospital.code));
    }

    /** Position of the posting among those of the hospital, number of the entry, flaw. */
    private List<String> flaws() {
        return database.rows("""
                select concat_ws(' ', (select count(*) from seal s where s.hospital = '%1$s' and s.sequence <= f.sequence), f.n, f.flaw)
                from ledger_check_seals('%1$s', 0, null, 1000) c, unnest(c.o_sequence, c.o_n, c.o_flaw) f(sequence, n, flaw)
                """.formatted(hospital.code));
    }

    private void byHand(String sql) {
        LedgerDatabase.runEverywhere(sql.replace("HOSPITAL", "'" + hospital.code + "'")
                .replace(
                        "SECOND",
                        "(select sequence from seal where hospital = '%s' order by sequence offset 1 limit 1)"
                                .formatted(hospital.code)));
    }

    @Test
    void anEntryThatWasChangedIsNamed() {
        byHand("update entry set memo = 'another' where hospital = HOSPITAL and sequence = SECOND and line_id = '3'");
        assertEquals(List.of("2 3 ENTRY_CHANGED"), flaws());
    }

    @Test
    void anEntryThatWasTakenAwayIsNamed() {
        byHand("delete from entry where hospital = HOSPITAL and sequence = SECOND and line_id = '1'");
        assertEquals(List.of("2 1 ENTRY_MISSING"), flaws());
    }

    @Test
    void anEntryThatWasAddedIsNamed() {
        byHand(
                "insert into entry select hospital, centre, subject, month, sequence, 9, fund, project, figure, delta, balance,"
                        + " effective_date, cell_version, source, line_id, document, memo from entry"
                        + " where hospital = HOSPITAL and sequence = SECOND and line_id = '1'");
        assertEquals(List.of("2 9 ENTRY_ADDED"), flaws());
    }

    @Test
    void aPostingWhoseHeadWasChangedBreaksItsSeal() {
        byHand("update posting set actor = 'another' where hospital = HOSPITAL and sequence = SECOND");
        assertEquals(List.of("2 SEAL_BROKEN"), flaws());
    }

    @Test
    void aPostingThatWasTakenAwayWithItsSealBreaksTheNext() {
        byHand("delete from entry where hospital = HOSPITAL and sequence = SECOND;"
                + " delete from posting where hospital = HOSPITAL and sequence = SECOND");
        assertEquals(List.of("2 POSTING_MISSING"), flaws());
        byHand("delete from seal where hospital = HOSPITAL and sequence = SECOND");
        assertEquals(List.of("2 SEAL_BROKEN"), flaws());
    }

    @Test
    void aPostingThatWasPutInBetweenIsNamed() {
        byHand(
                "insert into posting select hospital, sequence + 1000000000, -2, kind, source, batch, document, actor, correlation, booked_at"
                        + " from posting where hospital = HOSPITAL and sequence = SECOND");
        assertEquals(List.of(), flaws(), "what follows the last seal is not sealed yet");
        byHand("update posting set sequence = SECOND - 1 where hospital = HOSPITAL and number = -2");
        assertEquals(List.of("1 POSTING_ADDED"), flaws());
    }

    @Test
    void sealsGoOnWhereTheyEndedAndEachDependsOnAllBefore() {
        String before = newest();
        assertEquals("0", seal());
        hospital.post(line("5", "C-CARD", "TRAVEL", "2026-03-05", "1"));
        assertEquals("1", seal());
        assertNotEquals(before, newest());
        assertEquals(List.of(), flaws());
    }

    private String newest() {
        return database.value(
                "select encode(digest, 'hex') from seal where hospital = '%s' order by sequence desc limit 1"
                        .formatted(hospital.code));
    }
}

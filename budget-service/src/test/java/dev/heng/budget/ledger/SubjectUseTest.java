package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A subject is in use where a figure stands under it. */
class SubjectUseTest {
    private static LedgerDatabase database;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("subject_use");
    }

    @Test
    void aSubjectIsUsedByTheHospitalsThatHaveFiguresOfIt() {
        LedgerHospital first = new LedgerHospital(database);
        LedgerHospital second = new LedgerHospital(database);
        first.post(line("1", "C-CARD", "DRUG", "2026-03-05", "1"));
        second.budget("C-ORTHO", "TRAVEL", "2026-03", "1");
        SubjectUse use = new SubjectUse(database.dataSource());
        List<String> subjects = List.of("DRUG", "TRAVEL", "PAPER");
        assertEquals(Set.of("DRUG"), use.withEntries(List.of(first.code), subjects));
        assertEquals(Set.of("DRUG", "TRAVEL"), use.withEntries(List.of(first.code, second.code), subjects));
        assertEquals(Set.of(), use.withEntries(List.of(first.code), List.of("TRAVEL")));
        assertEquals(Set.of(), use.withEntries(List.of(), subjects));
    }
}

package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A line that comes alone takes a shorter way than a line among others; it ends in the same answer and the same rows. */
class OneLineTest {
    private static final String ROWS = """
            select 'key', id, state, encode(digest, 'hex') from line_key where hospital = '%1$s' and id not like 'beside-%%'
            union all
            select 'cell', centre || ' ' || subject || ' ' || month, concat_ws('/', trim_scale(original), trim_scale(executed), version, stock_date),
                   case when sequence = (select max(sequence) from entry e where e.hospital = cell.hospital and e.centre = cell.centre
                                             and e.subject = cell.subject and e.month = cell.month) then 'by its last entry' else 'by none' end
            from cell where hospital = '%1$s' and centre <> 'C-BESIDE'
            union all
            select 'entry', concat_ws(' ', centre, subject, month, n, fund, project, figure, trim_scale(delta), trim_scale(balance)),
                   concat_ws(' ', effective_date, cell_version, source, line_id, document, memo),
                   (select kind || ' ' || coalesce(source, '-') || ' ' || coalesce(batch, '-') || ' ' || actor from posting p
                    where p.hospital = entry.hospital and p.sequence = entry.sequence)
            from entry where hospital = '%1$s' and centre <> 'C-BESIDE'
            union all
            select 'suspense', concat_ws(' ', line_id, centre, subject, date, trim_scale(amount), document),
                   concat_ws(' ', code, detail), state || ' ' || times
            from suspense where hospital = '%1$s'
            union all
            select 'event', kind, replace(key, '%1$s', 'h'), '' from outbox
            where kind = 'CELL' and key like '%1$s/%%' and key not like '%%/C-BESIDE/%%'
            order by 1, 2, 3, 4
            """;

    private static LedgerDatabase database;
    private final LedgerHospital alone = new LedgerHospital(database);
    private final LedgerHospital among = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("one_line");
    }

    @AfterEach
    void theSumOfTheEntriesIsTheCell() {
        assertEquals(List.of(), alone.differences());
        assertEquals(List.of(), among.differences());
    }

    @Test
    void whenItIsNewReplayedOrChanged() {
        assertSame(
                line("1", "C-CARD", "DRUG", "2026-03-05", "10.50", "doc"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "10.5000"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "11"),
                line("2", "C-CARD", "DRUG", "2026-03-06", "-4.0001"),
                line("3", "C-CARD", "DRUG", "2026-03-07", "0"));
    }

    @Test
    void whenItCannotBeRecordedYet() {
        assertSame(
                line("1", "C-GONE", "DRUG", "2026-03-05", "10"),
                line("2", "C-CARD", "NEW", "2026-03-05", "10"),
                line("3", "C-NEW", "DRUG", "2026-06-30", "10"),
                line("3", "C-NEW", "DRUG", "2026-07-01", "10"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "10"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "10"));
    }

    @Test
    void whenItsMonthIsClosed() {
        alone.close(202603);
        among.close(202603);
        assertSame(line("1", "C-CARD", "DRUG", "2026-03-05", "10"), line("2", "C-CARD", "DRUG", "2026-04-05", "10"));
    }

    @Test
    void whenTheBudgetIsSpentToTheCentAndPassed() {
        budget("TRAVEL", "100");
        budget("PAPER", "5");
        assertSame(
                line("1", "C-CARD", "TRAVEL", "2026-03-05", "60", "A"),
                line("2", "C-CARD", "TRAVEL", "2026-03-05", "40.0001", "B"),
                line("2", "C-CARD", "TRAVEL", "2026-03-05", "40", "B"),
                line("3", "C-CARD", "TRAVEL", "2026-03-05", "0.0001"),
                line("4", "C-CARD", "TRAVEL", "2026-03-05", "-0.5"),
                line("3", "C-CARD", "TRAVEL", "2026-03-05", "0.0001"),
                line("5", "C-CARD", "PAPER", "2026-03-05", "4"),
                line("6", "C-CARD", "PAPER", "2026-03-05", "2"),
                line("7", "C-ORTHO", "TRAVEL", "2026-03-05", "1"));
    }

    @Test
    void whenItIsABalance() {
        assertSame(
                line("1", "C-CARD", "BEDS", "2026-03-05", "40"),
                line("2", "C-CARD", "BEDS", "2026-03-20", "42"),
                line("3", "C-CARD", "BEDS", "2026-03-10", "39"));
    }

    private void budget(String subject, String amount) {
        alone.budget("C-CARD", subject, "2026-03", amount);
        among.budget("C-CARD", subject, "2026-03", amount);
    }

    /** Posts the lines one call after the other, in one hospital alone and in the other beside a line that is simply recorded. */
    private void assertSame(ExecutionLine... lines) {
        database.run("insert into centre (hospital, code, version, sequence) values ('%s', 'C-BESIDE', 1, 0)"
                .formatted(among.code));
        database.run("insert into centre_interval (hospital, centre, name, type) values ('%s', 'C-BESIDE', '-', 'COST')"
                .formatted(among.code));
        List<String> toldAlone = new ArrayList<>();
        List<String> toldAmong = new ArrayList<>();
        for (ExecutionLine line : lines) {
            toldAlone.add(line.id() + alone.told(line));
            String beside = "beside-" + toldAlone.size();
            toldAmong.add(line.id() + among.told(line, line(beside, "C-BESIDE", "DRUG", "2026-01-05", "1")));
            assertEquals(
                    database.rows(ROWS.formatted(among.code)),
                    database.rows(ROWS.formatted(alone.code)),
                    () -> "after " + line.id());
        }
        assertEquals(toldAmong, toldAlone);
    }
}

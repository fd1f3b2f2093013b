package dev.heng.budget.ledger;

import dev.heng.budget.outbox.RelayWakeUp;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hospital for tests: centres C-CARD, C-ORTHO and C-NEW (from July 2026 on), subjects DRUG (no control), TRAVEL (STRICT), PAPER (WARN) and
 * BEDS (STOCK).
 */
public final class LedgerHospital {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final String code = "h-" + NUMBER.incrementAndGet();
    final LedgerDatabase database;
    final Ledger ledger;
    final Reservations reservations;
    final ReservationBook book;
    final Reversals reversals;
    private final AdjustmentCalls adjustments;
    private final LedgerCalls calls;

    public LedgerHospital(LedgerDatabase database) {
        this(database, new RelayWakeUp());
    }

    public LedgerHospital(LedgerDatabase database, RelayWakeUp relay) {
        this.database = database;
        this.ledger = new Ledger(database.dataSource(), relay, Clock.systemUTC());
        this.reservations = new Reservations(database.dataSource(), relay, Clock.systemUTC());
        this.reversals = new Reversals(database.dataSource(), relay, Clock.systemUTC());
        this.book = new ReservationBook(database.dataSource());
        this.adjustments = new AdjustmentCalls(database.dataSource(), Clock.systemUTC());
        this.calls = new LedgerCalls(database.dataSource());
        database.run("""
                insert into chart (code, name, version, meaning_hash, sequence) values ('chart-%1$s', '科目', 1, 'x', 0);
                insert into subject (chart, code, name, category, nature, unit, control) values
                    ('chart-%1$s', 'DRUG', '药品', 'EXPENSE', 'FLOW', 'MONEY', 'NONE'),
                    ('chart-%1$s', 'TRAVEL', '差旅', 'EXPENSE', 'FLOW', 'MONEY', 'STRICT'),
                    ('chart-%1$s', 'PAPER', '办公', 'EXPENSE', 'FLOW', 'MONEY', 'WARN'),
                    ('chart-%1$s', 'BEDS', '床位', 'POSITION', 'STOCK', 'BED', 'NONE');
                insert into hospital (code, name, currency, chart, version, sequence)
                    values ('%1$s', '医院', 'CNY', 'chart-%1$s', 1, 0);
                insert into centre (hospital, code, version, sequence) values
                    ('%1$s', 'C-CARD', 1, 0), ('%1$s', 'C-ORTHO', 1, 0), ('%1$s', 'C-NEW', 1, 0);
                insert into centre_interval (hospital, centre, valid_from, name, type) values
                    ('%1$s', 'C-CARD', '-infinity', '心内科', 'COST'), ('%1$s', 'C-ORTHO', '-infinity', '骨科', 'COST'),
                    ('%1$s', 'C-NEW', '2026-07-01', '新科', 'COST');
                """.formatted(code));
    }

    public String code() {
        return code;
    }

    public static ExecutionLine line(String id, String centre, String subject, String date, String amount) {
        return line(id, centre, subject, date, amount, null);
    }

    public static ExecutionLine line(
            String id, String centre, String subject, String date, String amount, String document) {
        return new ExecutionLine(
                id, centre, subject, "OWN", "-", LocalDate.parse(date), new BigDecimal(amount), document, null);
    }

    public ExecutionResult post(ExecutionLine... lines) {
        return post(Poster.SOURCE, lines);
    }

    ExecutionResult post(Poster poster, ExecutionLine... lines) {
        return ledger.post(new Execution(code, "his", "batch", "his", poster, Arrays.asList(lines)));
    }

    /** Posts and tells what became of each line that was not simply recorded: {@code index status code}. */
    List<String> told(ExecutionLine... lines) {
        return told(Poster.SOURCE, lines);
    }

    List<String> told(Poster poster, ExecutionLine... lines) {
        return post(poster, lines).exceptions().stream()
                .map(line -> line.index() + " " + line.status() + " " + line.code())
                .toList();
    }

    OriginalResult budget(String centre, String subject, String month, String amount) {
        return ledger.setOriginal(
                code,
                "opening",
                "office",
                List.of(new OriginalAmount(
                        new CellKey(centre, subject, "OWN", "-", YearMonth.parse(month)), new BigDecimal(amount))));
    }

    /** A line of an adjustment, named as its cell. */
    static AdjustmentDraft.Line change(String centre, String subject, String month, String delta) {
        CellKey cell = new CellKey(centre, subject, "OWN", "-", YearMonth.parse(month));
        return new AdjustmentDraft.Line(String.join("/", centre, subject, month), cell, new BigDecimal(delta), null);
    }

    private AdjustmentDraft draft(String hold, List<AdjustmentDraft.Line> lines) {
        return new AdjustmentDraft(code, hold, "adjustment " + hold, "office", lines);
    }

    HeldAdjustment hold(String hold, AdjustmentDraft.Line... lines) {
        return calls.several(connection -> adjustments.hold(connection, draft(hold, Arrays.asList(lines))));
    }

    Adjusted adjust(String hold, AdjustmentDraft.Line... lines) {
        return calls.several(connection -> adjustments.adjust(connection, draft(hold, Arrays.asList(lines))));
    }

    long giveBack(String hold) {
        return calls.several(connection -> adjustments.giveBack(connection, code, hold, "refused", "office"));
    }

    /** The executed figure, {@code -} when there is none. */
    String executed(String centre, String subject, int month) {
        return database.value("""
                select (select trim_scale(executed) from cell where hospital = '%s' and centre = '%s' and subject = '%s' and month = %d)
                """.formatted(code, centre, subject, month));
    }

    void close(int month) {
        period(month, "CLOSED");
    }

    void period(int month, String state) {
        database.run("""
                insert into period values ('%s', %d, '%s', 1, 0)
                on conflict (hospital, month) do update set state = excluded.state
                """.formatted(code, month, state));
    }

    /** What comes too late for a closed month goes to the next open one. */
    void bookLate() {
        latePostings("NEXT_OPEN_MONTH");
    }

    void latePostings(String choice) {
        database.run("""
                insert into closing_policy values ('%s', '%s', 'ADVISE', 1, 'office', now(), 0)
                on conflict (hospital) do update set late_postings = excluded.late_postings
                """.formatted(code, choice));
    }

    /** A mapping rule: the values of source, sent centre, subject, fund, project and of what they mean, each as SQL has it. */
    void map(String rule, String codes) {
        map(rule, codes, "1900-01-01", "2999-12-31");
    }

    void map(String rule, String codes, String validFrom, String validTo) {
        database.run("""
                insert into mapping_rule (hospital, code, source, sent_centre, sent_subject, sent_fund, sent_project, centre, subject, fund, project,
                    valid_from, valid_to, version, sequence)
                values ('%s', '%s', %s, '%s', '%s', 1, 0)
                """.formatted(code, rule, codes, validFrom, validTo));
    }

    /** A mapping rule that divides: what is sent as for {@link #map}, arrays of centres, subjects, funds and projects, and of ratios. */
    void divide(String rule, String sent, String parts, String ratios) {
        database.run("""
                insert into mapping_rule (hospital, code, source, sent_centre, sent_subject, sent_fund, sent_project,
                    part_centre, part_subject, part_fund, part_project, part_ratio, valid_from, valid_to, version, sequence)
                values ('%s', '%s', %s, %s, %s, '1900-01-01', '2999-12-31', 1, 0)
                """.formatted(code, rule, sent, parts, ratios));
    }

    /**
     * Cells whose figures differ from the sum of their entries, or that hold a figure without entries or the other way round, or that hold
     * another reserved figure than what is open of the reservations.
     */
    List<String> differences() {
        return database.rows("""
                with proof as (
                    select centre, subject, fund, project, month,
                           sum(delta) filter (where figure = 'ORIGINAL') original, sum(delta) filter (where figure = 'ADJUSTMENT') adjustment,
                           sum(delta) filter (where figure = 'RESERVED') reserved, sum(delta) filter (where figure = 'EXECUTED') executed,
                           max(cell_version) as version
                    from entry where hospital = '%1$s' group by centre, subject, fund, project, month),
                held as (
                    select centre, subject, fund, project, month, sum(amount - used - released) as open
                    from reservation_line where hospital = '%1$s' group by centre, subject, fund, project, month)
                select * from proof full join (select * from cell where hospital = '%1$s') c
                    using (centre, subject, fund, project, month)
                left join held using (centre, subject, fund, project, month)
                where (proof.original, proof.adjustment, proof.reserved, proof.executed, proof.version, coalesce(held.open, 0))
                    is distinct from (c.original, c.adjustment, c.reserved, c.executed, c.version, coalesce(c.reserved, 0))
                """.formatted(code));
    }
}

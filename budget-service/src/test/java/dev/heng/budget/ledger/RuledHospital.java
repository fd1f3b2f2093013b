package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A {@link LedgerHospital} with trees: C-CARD and C-ORTHO below C-SURG, DRUG (no control), PAPER (WARN) and TRAVEL (STRICT) below EXP, and
 * its control rules.
 */
final class RuledHospital {
    final LedgerHospital plain;
    private final LedgerDatabase database;

    RuledHospital(LedgerDatabase database) {
        this.database = database;
        this.plain = new LedgerHospital(database);
        database.run("""
                insert into subject (chart, code, name, category, nature, unit, control) values
                    ('chart-%1$s', 'EXP', '费用', 'EXPENSE', 'FLOW', 'MONEY', 'NONE'),
                    ('chart-%1$s', 'INCOME', '收入', 'INCOME', 'FLOW', 'MONEY', 'NONE');
                update subject set parent = 'EXP' where chart = 'chart-%1$s' and code in ('DRUG', 'TRAVEL', 'PAPER');
                insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-SURG', 1, 0);
                insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-SURG', '外科', 'INVESTMENT');
                update centre_interval set parent = 'C-SURG' where hospital = '%1$s' and centre in ('C-CARD', 'C-ORTHO');
                """.formatted(plain.code));
    }

    /** What a rule counts: columns of the table and their values, such as {@code subject = 'DRUG'}. */
    void rule(String code, String control, String level, String basis, String... columns) {
        database.run("""
                delete from control_rule where hospital = '%1$s' and code = '%2$s';
                insert into control_rule (hospital, code, name, control, level, basis, tolerance, requires_line, valid_from, valid_to,
                                          version, sequence)
                values ('%1$s', '%2$s', '规则', '%3$s', '%4$s', '%5$s', 0, false, 190001, 299912, 1, 0);
                """.formatted(plain.code, code, control, level, basis));
        for (String column : columns) {
            database.run("update control_rule set %s where hospital = '%s' and code = '%s'"
                    .formatted(column, plain.code, code));
        }
        rebuild();
    }

    /** Says which department answers for a subject. */
    void owner(String code, String subject, String owner, String validFrom, String validTo) {
        database.run("""
                insert into ownership values ('%1$s', '%2$s', '%3$s', '%4$s', '%5$s', '%6$s', 1, 0)
                on conflict (hospital, code) do update set owner = excluded.owner, valid_from = excluded.valid_from, valid_to = excluded.valid_to
                """.formatted(plain.code, code, subject, owner, validFrom, validTo));
        rebuild();
    }

    void rebuild() {
        database.value("select ledger_rebuild_limits('%s')".formatted(plain.code));
    }

    OriginalResult budget(String centre, String subject, String month, String amount) {
        return plain.budget(centre, subject, month, amount);
    }

    static OriginalAmount amount(String centre, String subject, String month, String amount) {
        return new OriginalAmount(
                new CellKey(centre, subject, "OWN", "-", YearMonth.parse(month)), new BigDecimal(amount));
    }

    static ExecutionLine ofProject(String id, String project, String date, String amount) {
        return new ExecutionLine(
                id, "C-CARD", "DRUG", "OWN", project, LocalDate.parse(date), new BigDecimal(amount), null, null);
    }

    List<String> told(ExecutionLine... lines) {
        return plain.told(lines);
    }

    /** What a call says of its first line that is not simply recorded. */
    LineOutcome outcome(ExecutionLine... lines) {
        return plain.post(lines).exceptions().getFirst();
    }

    Availability tryOut(ExecutionLine... lines) {
        return plain.ledger.tryOut(new Execution(plain.code, "trial", "trial", "his", Poster.SOURCE, List.of(lines)));
    }

    /** Cells that are not the sum of their entries, and limits that are not the sum of their cells. */
    List<String> differences() {
        List<String> differences = new java.util.ArrayList<>(plain.differences());
        differences.addAll(database.rows("""
                select s.rule, s.scope, s.year from spending_limit s left join ledger_sum_limits('%1$s') sums using (id)
                where s.hospital = '%1$s' and (s.planned, s.reserved, s.executed) is distinct from
                    (sums.planned, sums.reserved, sums.executed)
                union all
                select 'not counted', centre || '/' || subject, month from cell
                where hospital = '%1$s' and limits is null and exists (select from control_rule where hospital = '%1$s')
                """.formatted(plain.code)));
        return differences;
    }
}

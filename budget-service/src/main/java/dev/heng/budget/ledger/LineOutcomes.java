package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a function of the ledger says of the lines of its call, in its arrays {@code o_line}, {@code o_status}, {@code o_code} and so on. */
final class LineOutcomes {
    static final String COLUMNS =
            "o_line, o_status, o_code, o_detail, v_rule, v_level, v_basis, v_scope, v_budget, v_used, v_asked";
    /** Of functions that book what comes too late in another month. */
    static final String MONTHS = ", o_month";

    /** Stands behind the call of the function: the driver reads arrays of plain values only. */
    static final String VERDICTS = """
            cross join lateral (
                select array_agg(rule order by n) v_rule, array_agg(level order by n) v_level, array_agg(basis order by n) v_basis,
                       array_agg(scope order by n) v_scope, array_agg(budget order by n) v_budget, array_agg(used order by n) v_used,
                       array_agg(asked order by n) v_asked
                from unnest(o_verdict) with ordinality v(rule, level, basis, scope, budget, used, asked, n)) verdicts
            cross join lateral
            """;

    private LineOutcomes() {}

    /**
     * The lines that were not simply recorded.
     *
     * @param position from a line's place in the statement to its place in the call
     * @param id the id of the line at a place in the statement
     */
    static List<LineOutcome> read(ResultSet row, IntUnaryOperator position, IntFunction<String> id)
            throws SQLException {
        return read(row, position, id, new @Nullable Integer[0]);
    }

    /** As {@link #read}, of a statement that selects {@link #MONTHS} too. */
    static List<LineOutcome> readWithMonths(ResultSet row, IntUnaryOperator position, IntFunction<String> id)
            throws SQLException {
        Array months = row.getArray("o_month");
        return read(row, position, id, months == null ? new @Nullable Integer[0] : (Integer[]) months.getArray());
    }

    private static List<LineOutcome> read(
            ResultSet row, IntUnaryOperator position, IntFunction<String> id, @Nullable Integer[] month)
            throws SQLException {
        if (row.getArray("o_line") == null) {
            return List.of();
        }
        Integer[] line = (Integer[]) row.getArray("o_line").getArray();
        String[] status = (String[]) row.getArray("o_status").getArray();
        String[] code = (String[]) row.getArray("o_code").getArray();
        String[] detail = (String[]) row.getArray("o_detail").getArray();
        List<@Nullable Verdict> verdicts = verdicts(row);
        List<LineOutcome> outcomes = new ArrayList<>(line.length);
        for (int i = 0; i < line.length; i++) {
            outcomes.add(new LineOutcome(
                    position.applyAsInt(line[i]),
                    id.apply(line[i]),
                    LineStatus.valueOf(status[i]),
                    code[i],
                    detail[i],
                    verdicts.get(i),
                    i < month.length ? CellKey.monthOrNull(month[i]) : null));
        }
        return outcomes;
    }

    private static List<@Nullable Verdict> verdicts(ResultSet row) throws SQLException {
        @Nullable String[] rule = (String[]) row.getArray("v_rule").getArray();
        @Nullable String[] level = (String[]) row.getArray("v_level").getArray();
        String[] basis = (String[]) row.getArray("v_basis").getArray();
        String[] scope = (String[]) row.getArray("v_scope").getArray();
        BigDecimal[] budget = (BigDecimal[]) row.getArray("v_budget").getArray();
        BigDecimal[] used = (BigDecimal[]) row.getArray("v_used").getArray();
        BigDecimal[] asked = (BigDecimal[]) row.getArray("v_asked").getArray();
        List<@Nullable Verdict> verdicts = new ArrayList<>(level.length);
        for (int i = 0; i < level.length; i++) {
            String at = level[i];
            verdicts.add(
                    at == null
                            ? null
                            : new Verdict(
                                    rule[i], at, basis[i], scope[i], budget[i], used[i], asked[i], List.of(),
                                    List.of()));
        }
        return verdicts;
    }
}

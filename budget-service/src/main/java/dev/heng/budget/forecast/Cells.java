package dev.heng.budget.forecast;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was planned and executed, line by line, at one moment. */
@ApplicationScoped
class Cells {
    private final DataSource dataSource;

    Cells(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param asOf the newest Ledger-Sequence among the figures; 0 when there are none */
    record Known(List<LineHistory> lines, long asOf) {}

    /** The lines that have a budget or a posting in the months, in key order; one statement, so that all are of one moment. */
    Known read(String hospital, YearMonth first, YearMonth last, Set<String> stocks) {
        String sql = """
                select centre, subject, fund, project, month, executed, sequence,
                       case when original is not null or adjustment is not null then coalesce(original, 0) + coalesce(adjustment, 0) end as budget
                from cell
                where hospital = ? and month between ? and ? and version > 0
                order by centre, subject, fund, project, month
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(10_000);
            query.setString(1, hospital);
            query.setInt(2, CellKey.number(first));
            query.setInt(3, CellKey.number(last));
            List<LineHistory> lines = new ArrayList<>();
            long asOf = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    BudgetLine key = new BudgetLine(
                            row.getString("centre"),
                            row.getString("subject"),
                            row.getString("fund"),
                            row.getString("project"));
                    if (lines.isEmpty() || !lines.getLast().line().equals(key)) {
                        Map<YearMonth, BigDecimal> executed = new HashMap<>();
                        lines.add(new LineHistory(key, stocks.contains(key.subject()), executed, new HashMap<>()));
                    }
                    int month = row.getInt("month");
                    YearMonth at = CellKey.month(month);
                    put(lines.getLast().executed(), at, row.getBigDecimal("executed"));
                    put(lines.getLast().budget(), at, row.getBigDecimal("budget"));
                    asOf = Math.max(asOf, row.getLong("sequence"));
                }
            }
            return new Known(lines, asOf);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read figures", e);
        }
    }

    private static void put(Map<YearMonth, BigDecimal> figures, YearMonth month, @Nullable BigDecimal figure) {
        if (figure != null) {
            figures.put(month, figure);
        }
    }
}

package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The lines of versions, in key order. */
@ApplicationScoped
public class VersionLines {
    private static final int FETCHED_ROWS = 2_000;
    private static final String SQL = """
            select centre, subject, fund, project, amounts, proposed, changed_by, reason
            from budget_version_line
            where hospital = ? and year = ? and version = ? and (centre, subject, fund, project) > (?, ?, ?, ?)
              and (?::text[] is null or centre = any(?)) and (?::text is null or subject = ?)
              and (not ? or changed_by is not null)
            order by centre, subject, fund, project
            limit ?
            """;

    private final DataSource dataSource;

    VersionLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What to list.
     *
     * @param centres null: every one
     * @param subject null: every one
     * @param isAmended only what the office changed
     */
    public record Filter(
            @Nullable Collection<String> centres, @Nullable String subject, boolean isAmended) {
        static final Filter ALL = new Filter(null, null, false);
    }

    /** Every line of a version. */
    public List<VersionLine> all(String hospital, BudgetVersion version) {
        return list(hospital, version, Filter.ALL, new BudgetLine("", "", "", ""), Integer.MAX_VALUE);
    }

    /** @param after the key before the first wanted */
    public List<VersionLine> list(String hospital, BudgetVersion version, Filter filter, BudgetLine after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setFetchSize(FETCHED_ROWS);
            query.setString(1, hospital);
            query.setInt(2, version.year());
            query.setInt(3, version.number());
            query.setString(4, after.centre());
            query.setString(5, after.subject());
            query.setString(6, after.fund());
            query.setString(7, after.project());
            Collection<String> centres = filter.centres();
            Array wanted = centres == null ? null : connection.createArrayOf("text", centres.toArray());
            query.setArray(8, wanted);
            query.setArray(9, wanted);
            query.setString(10, filter.subject());
            query.setString(11, filter.subject());
            query.setBoolean(12, filter.isAmended());
            query.setInt(13, rows);
            List<VersionLine> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Array proposed = row.getArray("proposed");
                    found.add(new VersionLine(
                            new BudgetLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            months(row.getArray("amounts")),
                            proposed == null ? null : months(proposed),
                            row.getString("changed_by"),
                            row.getString("reason")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a budget", e);
        }
    }

    static List<BigDecimal> months(Array amounts) throws SQLException {
        return List.of((BigDecimal[]) amounts.getArray());
    }
}

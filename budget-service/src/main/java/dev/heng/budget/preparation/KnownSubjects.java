package dev.heng.budget.preparation;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Looks up what proposals name: a few subjects of the hospital's chart in one statement, however large the chart is. */
@ApplicationScoped
class KnownSubjects {
    private static final String SQL = """
            select s.code, s.name, s.category, s.nature, s.unit,
                   exists (select 1 from subject b where b.chart = s.chart and b.parent = s.code) as is_sum
            from hospital h join subject s on s.chart = h.chart
            where h.code = ? and s.code = any(?)
            """;

    private final DataSource dataSource;

    KnownSubjects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param isSum whether it is the sum of subjects below it, so that nobody plans it itself */
    record Known(String code, String name, Category category, Nature nature, Unit unit, boolean isSum) {
        boolean isBalance() {
            return nature == Nature.STOCK;
        }

        boolean isMoney() {
            return unit == Unit.MONEY;
        }

        /** Whether it is for something that lasts, which a project must name. */
        boolean isCapital() {
            return category == Category.CAPITAL;
        }

        /** Whether money is spent by it. */
        boolean isSpending() {
            return isMoney() && !isBalance() && (category == Category.EXPENSE || category == Category.CAPITAL);
        }
    }

    /** Those of the subjects that the chart has. */
    Map<String, Known> of(String hospital, Collection<String> codes) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("text", codes.toArray()));
            Map<String, Known> found = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(
                            row.getString("code"),
                            new Known(
                                    row.getString("code"),
                                    row.getString("name"),
                                    Category.valueOf(row.getString("category")),
                                    Nature.valueOf(row.getString("nature")),
                                    Unit.valueOf(row.getString("unit")),
                                    row.getBoolean("is_sum")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up subjects", e);
        }
    }
}

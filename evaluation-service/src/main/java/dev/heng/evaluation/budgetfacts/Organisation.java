package dev.heng.evaluation.budgetfacts;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the projected hospitals, their trees, charts and closed months. */
@ApplicationScoped
public class Organisation {
    private final Sql sql;

    Organisation(Sql sql) {
        this.sql = sql;
    }

    /** A hospital that is known and not deleted. */
    public record Hospital(String code, String name, String nameEn, String chart) {}

    public Optional<Hospital> hospital(String code) {
        return sql.first(
                "select code, name, name_en, chart from hospital where code = ? and not deleted",
                row -> new Hospital(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                code);
    }

    /** Empty for a hospital of which nothing is known. */
    public CentreTree tree(String hospital) {
        return new CentreTree(sql.query("""
                select centre, valid_from, valid_to, name, name_en, type, parent
                from centre_interval where hospital = ? order by centre, valid_from""", Organisation::interval, hospital));
    }

    /** Empty until the chart's event has arrived. */
    public Chart chart(String code) {
        return new Chart(sql.query(
                "select code, name, name_en, parent, nature, unit from subject where chart = ? order by code",
                row -> new Chart.Subject(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        "STOCK".equals(row.getString(5)),
                        row.getString(6)),
                code));
    }

    /** The closed months (yyyymm) between two months, both included. */
    public Set<Integer> closedMonths(String hospital, int first, int last) {
        return new HashSet<>(sql.query(
                "select month from period where hospital = ? and month between ? and ? and closed",
                row -> row.getInt(1),
                hospital,
                first,
                last));
    }

    /**
     * The centres below some roots, the roots included, on a day.
     *
     * @param roots empty when every centre may be seen
     * @return empty when every centre may be seen
     */
    public Optional<Set<String>> visible(String hospital, Optional<Set<String>> roots, LocalDate today) {
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        CentreTree tree = tree(hospital);
        Set<String> seen = new HashSet<>();
        List.copyOf(roots.get()).forEach(root -> seen.addAll(tree.subtree(root, today)));
        return Optional.of(seen);
    }

    private static CentreTree.Interval interval(ResultSet row) throws SQLException {
        return new CentreTree.Interval(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}

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
import org.jspecify.annotations.Nullable;

/**
 * Reads the projected hospitals, their trees, charts and closed months.
 *
 * <p>Trees and charts that were read are remembered by the number of their state, which every question compares with the database: they
 * are read again when they have changed, and not when they have not.
 */
@ApplicationScoped
public class Organisation {
    private static final String TREE_STATE = "select stamp from tree where hospital = ?";
    /** Number and rows in one statement, so that they belong together outside of a transaction, too. */
    private static final String TREE = """
            select t.stamp, i.centre, i.valid_from, i.valid_to, i.name, i.name_en, i.type, i.parent
            from tree t join centre_interval i using (hospital) where t.hospital = ? order by i.centre, i.valid_from""";

    private static final String CHART_STATE = "select incarnation, version from chart where code = ?";
    private static final String CHART = """
            select c.incarnation, c.version, s.code, s.name, s.name_en, s.parent, s.nature, s.unit
            from chart c join subject s on s.chart = c.code where c.code = ? order by s.code""";

    private final Sql sql;
    private final Remembered<CentreTree> trees = new Remembered<>();
    private final Remembered<Chart> charts = new Remembered<>();

    Organisation(Sql sql) {
        this.sql = sql;
    }

    /** A hospital that is known and not deleted. */
    public record Hospital(
            String code, String name, @Nullable String nameEn, String chart) {}

    public Optional<Hospital> hospital(String code) {
        return sql.first(
                "select code, name, name_en, chart from hospital where code = ? and not deleted",
                row -> new Hospital(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                code);
    }

    /** Empty for a hospital of which nothing is known. */
    public CentreTree tree(String hospital) {
        return trees.of(hospital, () -> sql.first(TREE_STATE, row -> List.of(row.getLong(1)), hospital), () -> {
            List<Remembered.Row<CentreTree.Interval>> rows =
                    sql.query(TREE, row -> new Remembered.Row<>(List.of(row.getLong(1)), interval(row)), hospital);
            return Remembered.read(rows, CentreTree::new);
        });
    }

    /** Empty until the chart's event has arrived. */
    public Chart chart(String code) {
        return charts.of(code, () -> sql.first(CHART_STATE, Organisation::version, code), () -> {
            List<Remembered.Row<Chart.Subject>> rows =
                    sql.query(CHART, row -> new Remembered.Row<>(version(row), subject(row)), code);
            return Remembered.read(rows, Chart::new);
        });
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

    private static List<Long> version(ResultSet row) throws SQLException {
        return List.of(row.getLong(1), row.getLong(2));
    }

    private static Chart.Subject subject(ResultSet row) throws SQLException {
        return new Chart.Subject(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                "STOCK".equals(row.getString(7)),
                row.getString(8));
    }

    private static CentreTree.Interval interval(ResultSet row) throws SQLException {
        return new CentreTree.Interval(
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}

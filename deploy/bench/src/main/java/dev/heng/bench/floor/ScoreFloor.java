package dev.heng.bench.floor;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores of one hospital by one SQL statement over its month cells. */
public final class ScoreFloor {
    private static final double NANOS_PER_MILLI = 1e6;

    private final FloorDatabase database;
    private final String hospital;

    public ScoreFloor(FloorDatabase database, String hospital) {
        this.database = database;
        this.hospital = hospital;
    }

    /**
     * An indicator as the floor computes it.
     *
     * @param subtrahend null for the plain sum of the numerator
     */
    public record Indicator(
            String code,
            BigDecimal share,
            String numerator,
            @Nullable String subtrahend) {}

    /**
     * The executed figure of a cell.
     *
     * @param month such as 202503
     */
    public record Figure(String centre, String subject, int month, BigDecimal amount) {}

    /** Makes the cells of the year with their budgets and these figures. */
    public void fill(List<Figure> figures) {
        database.openCells(hospital, 1, 12);
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement(
                        "update cell set executed = ? where hospital = ? and centre = ? and subject = ? and month = ?")) {
            connection.setAutoCommit(false);
            for (Figure figure : figures) {
                update.setBigDecimal(1, figure.amount());
                update.setString(2, hospital);
                update.setString(3, figure.centre());
                update.setString(4, figure.subject());
                update.setInt(5, figure.month());
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's figures cannot be stored: " + e.getMessage(), e);
        }
        database.execute("""
                insert into line (hospital, centre, subject, month, delta, effective_date, source, line_id)
                select hospital, centre, subject, month, executed, make_date(month / 100, month %% 100, 15), 'fill',
                       concat_ws('-', centre, subject, month)
                from cell where hospital = '%s' and executed is not null;
                vacuum analyze cell;
                """.formatted(hospital));
    }

    public void define(List<Indicator> indicators) {
        database.execute("delete from indicator");
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into indicator values (?, ?, ?, ?, ?)")) {
            for (Indicator indicator : indicators) {
                insert.setString(1, indicator.code());
                insert.setBigDecimal(2, indicator.share());
                insert.setString(3, indicator.numerator());
                insert.setString(4, indicator.subtrahend());
                insert.setBoolean(5, indicator.subtrahend() != null);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's indicators cannot be stored: " + e.getMessage(), e);
        }
    }

    /**
     * Computes and stores the scores of every centre for the year.
     *
     * @return how long it took in milliseconds
     */
    public double recompute(Connection connection) {
        try (PreparedStatement call =
                connection.prepareStatement("select floor_recompute(?, null, '2025', 202501, 202512)")) {
            call.setString(1, hospital);
            long began = System.nanoTime();
            call.executeQuery().close();
            return (System.nanoTime() - began) / NANOS_PER_MILLI;
        } catch (SQLException e) {
            throw new IllegalStateException("the floor cannot compute: " + e.getMessage(), e);
        }
    }

    /** The stored composite of each centre for the year. */
    public Map<String, BigDecimal> composites() {
        Map<String, BigDecimal> composites = new TreeMap<>();
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select centre, composite from score where hospital = ? and period = '2025'")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    composites.put(row.getString(1), row.getBigDecimal(2));
                }
            }
            return composites;
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's scores cannot be read: " + e.getMessage(), e);
        }
    }
}

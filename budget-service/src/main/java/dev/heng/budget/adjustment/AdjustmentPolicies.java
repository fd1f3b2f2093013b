package dev.heng.budget.adjustment;

import dev.heng.budget.subject.Category;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/** What hospitals forbid of adjustments. */
@ApplicationScoped
public class AdjustmentPolicies {
    private static final String SIDES = "from_subject, from_fund, from_other_fund, from_category, from_project,"
            + " to_subject, to_fund, to_other_fund, to_category, to_project";
    private static final int MEMBERS_OF_SIDE = 5;

    private final DataSource dataSource;

    AdjustmentPolicies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What the hospital chose, or what holds as long as it did not choose. */
    public AdjustmentPolicy policy(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select fiscal_funds, most_of_centre, percent_of_line, percent_of_centre, coupling, version, changed_by, changed_at, sequence
                        from adjustment_policy where hospital = ?
                        """)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return AdjustmentPolicy.UNCHOSEN;
                }
                return new AdjustmentPolicy(
                        new AdjustmentPolicy.Choice(
                                directions(connection, hospital),
                                Set.of((String[]) row.getArray(1).getArray()),
                                row.getObject(2, Integer.class),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                AdjustmentPolicy.Coupling.valueOf(row.getString(5))),
                        row.getLong(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getLong(9));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the adjustment policy", e);
        }
    }

    private static List<Direction> directions(Connection connection, String hospital) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select " + SIDES + " from adjustment_direction where hospital = ? order by place")) {
            query.setString(1, hospital);
            List<Direction> directions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    directions.add(new Direction(side(row, 1), side(row, 1 + MEMBERS_OF_SIDE)));
                }
            }
            return directions;
        }
    }

    private static Side side(ResultSet row, int first) throws SQLException {
        String category = row.getString(first + 3);
        return new Side(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                category == null ? null : Category.valueOf(category),
                row.getObject(first + 4, Boolean.class));
    }

    /** In the caller's transaction. */
    void save(String hospital, AdjustmentPolicy policy) {
        AdjustmentPolicy.Choice choice = policy.choice();
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into adjustment_policy (fiscal_funds, most_of_centre, percent_of_line, percent_of_centre, coupling, version,
                        changed_by, changed_at, sequence, hospital)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (hospital) do update set
                        fiscal_funds = excluded.fiscal_funds, most_of_centre = excluded.most_of_centre,
                        percent_of_line = excluded.percent_of_line, percent_of_centre = excluded.percent_of_centre,
                        coupling = excluded.coupling, version = excluded.version, changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at, sequence = excluded.sequence
                    """)) {
                upsert.setArray(
                        1, connection.createArrayOf("text", choice.fiscalFunds().toArray()));
                upsert.setObject(2, choice.mostOfCentre(), Types.INTEGER);
                upsert.setBigDecimal(3, choice.percentOfLine());
                upsert.setBigDecimal(4, choice.percentOfCentre());
                upsert.setString(5, choice.coupling().name());
                upsert.setLong(6, policy.version());
                upsert.setString(7, policy.changedBy());
                upsert.setObject(8, Objects.requireNonNull(policy.changedAt()).atOffset(ZoneOffset.UTC));
                upsert.setLong(9, policy.sequence());
                upsert.setString(10, hospital);
                upsert.executeUpdate();
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from adjustment_direction where hospital = ?")) {
                delete.setString(1, hospital);
                delete.executeUpdate();
            }
            saveDirections(connection, hospital, choice.forbidden());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the adjustment policy", e);
        }
    }

    private static void saveDirections(Connection connection, String hospital, List<Direction> directions)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into adjustment_direction (" + SIDES
                + ", hospital, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int place = 0; place < directions.size(); place++) {
                bind(insert, 1, directions.get(place).from());
                bind(insert, 1 + MEMBERS_OF_SIDE, directions.get(place).to());
                insert.setString(1 + 2 * MEMBERS_OF_SIDE, hospital);
                insert.setInt(2 + 2 * MEMBERS_OF_SIDE, place);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, int first, Side side) throws SQLException {
        insert.setString(first, side.subject());
        insert.setString(first + 1, side.fund());
        insert.setString(first + 2, side.otherFund());
        insert.setString(
                first + 3, side.category() == null ? null : side.category().name());
        insert.setObject(first + 4, side.ofProject(), Types.BOOLEAN);
    }
}

package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Reads what counts in the limits of control rules, and which of them have changed; takes no lock of the postings. */
@ApplicationScoped
public class LimitFigures {
    private static final String COLUMNS = """
            select id, rule, scope, year, planned,
                   array(select taken + held from unnest(executed, reserved) with ordinality u(taken, held, n) order by n) as used
            from spending_limit
            """;

    /** Everything up to the floor of the bucket was sent, so it is committed, and nothing will come in between. */
    private static final String FLOOR = "select sequence from relay_floor where bucket = ?";

    /** What may change which cells count in which limits leaves its number here. */
    private static final String REVISION = """
            select greatest(h.sequence, c.sequence,
                (select max(sequence) from control_rule where hospital = h.code),
                (select max(sequence) from centre where hospital = h.code))
            from hospital h join chart c on c.code = h.chart where h.code = ?
            """;

    private static final String POSTINGS =
            "select sequence from posting where hospital = ? and sequence > ? and sequence <= ? order by sequence limit ?";

    private static final String CHANGED = """
            select distinct unnest(c.limits)
            from (select distinct centre, subject, fund, project, month from entry
                  where hospital = ? and sequence between ? and ?) e
            cross join lateral (
                select limits from cell
                where hospital = ? and centre = e.centre and subject = e.subject and fund = e.fund and project = e.project
                  and month = e.month
                limit 1) c
            """;

    private final DataSource dataSource;

    LimitFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What some postings have changed.
     *
     * @param reached the Ledger-Sequence up to which they were looked at
     * @param isMore whether there are postings after it
     * @param limits the limits in which they count, by id
     */
    public record Changed(long reached, boolean isMore, List<Long> limits) {}

    /** The Ledger-Sequence up to which everything of the hospital can be seen. */
    public long floor(String hospital) {
        return number(FLOOR, query -> query.setInt(1, Bucket.of(hospital)));
    }

    /** The Ledger-Sequence of the last change of the hospital's rules, tree or chart. */
    public long revision(String hospital) {
        return number(REVISION, query -> query.setString(1, hospital));
    }

    /**
     * The limits that the next postings have changed.
     *
     * @param after the Ledger-Sequence up to which postings are known
     * @param floor the one up to which they may be read
     * @param postings how many to look at, at most
     */
    public Changed changed(String hospital, long after, long floor, int postings) {
        try (Connection connection = dataSource.getConnection()) {
            List<Long> sequences = numbers(connection, POSTINGS, query -> {
                query.setString(1, hospital);
                query.setLong(2, after);
                query.setLong(3, floor);
                query.setInt(4, postings);
            });
            if (sequences.isEmpty()) {
                return new Changed(Math.max(after, floor), false, List.of());
            }
            List<Long> limits = numbers(connection, CHANGED, query -> {
                query.setString(1, hospital);
                query.setLong(2, sequences.getFirst());
                query.setLong(3, sequences.getLast());
                query.setString(4, hospital);
            });
            boolean isMore = sequences.size() == postings;
            return new Changed(isMore ? sequences.getLast() : floor, isMore, limits);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The named limits, as they are; one that is gone is left out. */
    public List<LimitFigure> limits(String hospital, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(COLUMNS + "where hospital = ? and id = any (?) order by id")) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            return read(query);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The limits with an id above the given one, in the order of their ids. */
    public List<LimitFigure> page(String hospital, long after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(COLUMNS + "where hospital = ? and id > ? order by id limit ?")) {
            query.setString(1, hospital);
            query.setLong(2, after);
            query.setInt(3, rows);
            return read(query);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Those of the names under which there is a limit. */
    public Set<LimitFigure.Name> existing(String hospital, Collection<LimitFigure.Name> names) {
        String sql = """
                select s.rule, s.scope, s.year
                from unnest(?::text[], ?::text[], ?::integer[]) n(rule, scope, year)
                join spending_limit s on s.hospital = ? and s.rule = n.rule and s.scope = n.scope and s.year = n.year
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, SqlArrays.texts(connection, names, LimitFigure.Name::rule));
            query.setArray(2, SqlArrays.texts(connection, names, LimitFigure.Name::scope));
            query.setArray(3, SqlArrays.numbers(connection, names, LimitFigure.Name::year));
            query.setString(4, hospital);
            Set<LimitFigure.Name> found = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new LimitFigure.Name(row.getString(1), row.getString(2), row.getInt(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private long number(String sql, Values values) {
        try (Connection connection = dataSource.getConnection()) {
            return numbers(connection, sql, values).getFirst();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static List<Long> numbers(Connection connection, String sql, Values values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<Long> numbers = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
            return numbers;
        }
    }

    private static List<LimitFigure> read(PreparedStatement query) throws SQLException {
        List<LimitFigure> limits = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                limits.add(new LimitFigure(
                        row.getLong("id"),
                        row.getString("rule"),
                        row.getString("scope"),
                        row.getInt("year"),
                        amounts(row.getArray("planned")),
                        amounts(row.getArray("used"))));
            }
        }
        return limits;
    }

    private static List<BigDecimal> amounts(Array array) throws SQLException {
        return List.of((BigDecimal[]) array.getArray());
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("cannot read limits", e);
    }
}

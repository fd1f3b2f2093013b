package dev.heng.budget.settlement;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
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
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rules by which hospitals carry money forward. */
@ApplicationScoped
public class CarryRules {
    private static final String COLUMNS =
            "code, name, fund, project, subject, centre, unspent, until_years, reservations, version,"
                    + " changed_by, changed_at";

    private final DataSource dataSource;

    CarryRules(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One rule. */
    public Optional<CarryRule> rule(String hospital, String code) {
        return read("select " + COLUMNS + " from carry_rule where hospital = ? and code = ?", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /** @throws ProblemException 404 when there is none */
    public CarryRule require(String hospital, String code) {
        return rule(hospital, code)
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "There is no rule of carrying forward " + code + "."));
    }

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<CarryRule> rules(String hospital, String after, int rows) {
        return read(
                "select " + COLUMNS + " from carry_rule where hospital = ? and code > ? order by code limit ?",
                query -> {
                    query.setString(1, hospital);
                    query.setString(2, after);
                    query.setInt(3, rows);
                });
    }

    /** Every rule, in code order. */
    List<CarryRule> all(String hospital) {
        return rules(hospital, "", Integer.MAX_VALUE);
    }

    /** Another rule of the same names, so that neither would be the narrower one. */
    Optional<CarryRule> twin(String hospital, String code, CarryRuleDefinition definition) {
        String sql = "select " + COLUMNS + """
                 from carry_rule
                where hospital = ? and code <> ?
                  and (fund, project, subject, centre) is not distinct from (?::text, ?::text, ?::text, ?::text)
                order by code limit 1
                """;
        return read(sql, query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                    query.setString(3, definition.fund());
                    query.setString(4, definition.project());
                    query.setString(5, definition.subject());
                    query.setString(6, definition.centre());
                })
                .stream()
                .findFirst();
    }

    /** Writes the present state; the caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, CarryRule rule) {
        String sql = "insert into carry_rule (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    name = excluded.name, fund = excluded.fund, project = excluded.project, subject = excluded.subject,
                    centre = excluded.centre, unspent = excluded.unspent, until_years = excluded.until_years,
                    reservations = excluded.reservations, version = excluded.version, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                """;
        CarryRuleDefinition definition = rule.definition();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, rule.code());
            upsert.setString(2, definition.name());
            upsert.setString(3, definition.fund());
            upsert.setString(4, definition.project());
            upsert.setString(5, definition.subject());
            upsert.setString(6, definition.centre());
            upsert.setString(7, definition.unspent().name());
            upsert.setObject(8, definition.untilYears(), Types.INTEGER);
            upsert.setString(9, definition.reservations().name());
            upsert.setLong(10, rule.version());
            upsert.setString(11, rule.changedBy());
            upsert.setObject(12, rule.changedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(13, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the rule of carrying forward", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<CarryRule> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<CarryRule> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new CarryRule(
                            row.getString("code"),
                            new CarryRuleDefinition(
                                    row.getString("name"),
                                    row.getString("fund"),
                                    row.getString("project"),
                                    row.getString("subject"),
                                    row.getString("centre"),
                                    Treatment.valueOf(row.getString("unspent")),
                                    whole(row, "until_years"),
                                    ReservationTreatment.valueOf(row.getString("reservations"))),
                            row.getLong("version"),
                            row.getString("changed_by"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read rules of carrying forward", e);
        }
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}

package dev.heng.budget.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The rules by which budgets of hospitals follow volumes. */
@ApplicationScoped
public class FlexRules {
    private final DataSource dataSource;

    FlexRules(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One rule. */
    public Optional<FlexRule> rule(String hospital, String code) {
        return read("select * from flex_rule where hospital = ? and code = ?", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<FlexRule> list(String hospital, String after, int rows) {
        return read("select * from flex_rule where hospital = ? and code > ? order by code limit ?", query -> {
            query.setString(1, hospital);
            query.setString(2, after);
            query.setInt(3, rows);
        });
    }

    /** Another rule for the same subject of the same centre. */
    Optional<FlexRule> twin(String hospital, String code, FlexRuleDefinition definition) {
        String sql = """
                select * from flex_rule
                where hospital = ? and code <> ? and subject = ? and centre is not distinct from ?
                """;
        return read(sql, query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                    query.setString(3, definition.subject());
                    query.setString(4, definition.centre());
                })
                .stream()
                .findFirst();
    }

    /** Writes the present state. */
    void save(String hospital, FlexRule rule) {
        String sql = """
                insert into flex_rule (hospital, code, name, subject, volume, centre, fixed_share, version, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    name = excluded.name, subject = excluded.subject, volume = excluded.volume, centre = excluded.centre,
                    fixed_share = excluded.fixed_share, version = excluded.version, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                """;
        FlexRuleDefinition definition = rule.definition();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, hospital);
            upsert.setString(2, rule.code());
            upsert.setString(3, definition.name());
            upsert.setString(4, definition.subject());
            upsert.setString(5, definition.volume());
            upsert.setString(6, definition.centre());
            upsert.setBigDecimal(7, definition.fixedShare());
            upsert.setLong(8, rule.version());
            upsert.setString(9, rule.changedBy());
            upsert.setObject(10, rule.changedAt().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the rule", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<FlexRule> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<FlexRule> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new FlexRule(
                            row.getString("code"),
                            new FlexRuleDefinition(
                                    row.getString("name"),
                                    row.getString("subject"),
                                    row.getString("volume"),
                                    row.getString("centre"),
                                    row.getBigDecimal("fixed_share").stripTrailingZeros()),
                            row.getLong("version"),
                            row.getString("changed_by"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rules", e);
        }
    }
}

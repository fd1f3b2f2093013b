package dev.heng.budget.control;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.subject.Control;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The control rules of hospitals. */
@ApplicationScoped
public class ControlRules {
    private static final String COLUMNS =
            "code, name, name_en, control, level, basis, subject, centre, fund, project, tolerance, requires_line, valid_from, valid_to,"
                    + " version, sequence, warn_at, escalate_at";

    private final DataSource dataSource;

    ControlRules(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One rule. */
    public Optional<ControlRule> rule(String hospital, String code) {
        return read("select " + COLUMNS + " from control_rule where hospital = ? and code = ?", query -> {
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
    public List<ControlRule> rules(String hospital, String after, int rows) {
        return read(
                "select " + COLUMNS + " from control_rule where hospital = ? and code > ? order by code limit ?",
                query -> {
                    query.setString(1, hospital);
                    query.setString(2, after);
                    query.setInt(3, rows);
                });
    }

    /** Every rule, in code order. */
    public List<ControlRule> all(String hospital) {
        return rules(hospital, "", Integer.MAX_VALUE);
    }

    /** Another rule that counts by the same names in one of the same months, so that neither would be the narrower one. */
    Optional<ControlRule> twin(String hospital, String code, ControlRuleDefinition definition) {
        String sql = "select " + COLUMNS + """
                 from control_rule
                where hospital = ? and code <> ? and level = ? and valid_from <= ? and valid_to >= ?
                  and (subject, centre, fund, project) is not distinct from (?::text, ?::text, ?::text, ?::text)
                order by code limit 1
                """;
        return read(sql, query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                    query.setString(3, definition.level().name());
                    query.setInt(4, CellKey.number(definition.validTo()));
                    query.setInt(5, CellKey.number(definition.validFrom()));
                    query.setString(6, definition.subject());
                    query.setString(7, definition.centre());
                    query.setString(8, definition.fund());
                    query.setString(9, definition.project());
                })
                .stream()
                .findFirst();
    }

    /** Writes the present state; the caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, ControlRule rule) {
        String sql = "insert into control_rule (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    name = excluded.name, name_en = excluded.name_en, control = excluded.control, level = excluded.level,
                    basis = excluded.basis, subject = excluded.subject, centre = excluded.centre, fund = excluded.fund,
                    project = excluded.project, tolerance = excluded.tolerance, requires_line = excluded.requires_line,
                    valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = excluded.version,
                    sequence = excluded.sequence, warn_at = excluded.warn_at, escalate_at = excluded.escalate_at
                """;
        ControlRuleDefinition definition = rule.definition();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, rule.code());
            upsert.setString(2, definition.name());
            upsert.setString(3, definition.nameEn());
            upsert.setString(4, definition.control().name());
            upsert.setString(5, definition.level().name());
            upsert.setString(6, definition.basis().name());
            upsert.setString(7, definition.subject());
            upsert.setString(8, definition.centre());
            upsert.setString(9, definition.fund());
            upsert.setString(10, definition.project());
            upsert.setBigDecimal(11, definition.tolerance());
            upsert.setBoolean(12, definition.requiresLine());
            upsert.setInt(13, CellKey.number(definition.validFrom()));
            upsert.setInt(14, CellKey.number(definition.validTo()));
            upsert.setLong(15, rule.version());
            upsert.setLong(16, rule.sequence());
            upsert.setBigDecimal(17, definition.warnAt());
            upsert.setBigDecimal(18, definition.escalateAt());
            upsert.setString(19, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the control rule", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<ControlRule> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<ControlRule> rules = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(rule(row));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read control rules", e);
        }
    }

    private static ControlRule rule(ResultSet row) throws SQLException {
        return new ControlRule(
                row.getString("code"),
                new ControlRuleDefinition(
                        row.getString("name"),
                        row.getString("name_en"),
                        Control.valueOf(row.getString("control")),
                        ControlLevel.valueOf(row.getString("level")),
                        ControlBasis.valueOf(row.getString("basis")),
                        row.getString("subject"),
                        row.getString("centre"),
                        row.getString("fund"),
                        row.getString("project"),
                        row.getBigDecimal("tolerance"),
                        row.getBoolean("requires_line"),
                        row.getBigDecimal("warn_at"),
                        row.getBigDecimal("escalate_at"),
                        CellKey.month(row.getInt("valid_from")),
                        CellKey.month(row.getInt("valid_to"))),
                row.getLong("version"),
                row.getLong("sequence"));
    }
}

package dev.heng.budget.mapping;

import dev.heng.budget.ledger.MappedCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The mapping rules of hospitals. */
@ApplicationScoped
public class MappingRules {
    private static final String COLUMNS =
            "code, source, sent_centre, sent_subject, sent_fund, sent_project, centre, subject, fund, project, valid_from, valid_to, note,"
                    + " version, sequence, part_centre, part_subject, part_fund, part_project, part_ratio";

    private final DataSource dataSource;

    MappingRules(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One rule. */
    public Optional<MappingRule> rule(String hospital, String code) {
        return read("select " + COLUMNS + " from mapping_rule where hospital = ? and code = ?", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /**
     * In code order.
     *
     * @param source only rules that map lines of this source; null: all
     * @param after the code before the first wanted; empty for the start
     */
    public List<MappingRule> rules(String hospital, @Nullable String source, String after, int rows) {
        String sql = "select " + COLUMNS + """
                 from mapping_rule
                where hospital = ? and code > ? and (?::text is null or source is null or source = ?)
                order by code limit ?
                """;
        return read(sql, query -> {
            query.setString(1, hospital);
            query.setString(2, after);
            query.setString(3, source);
            query.setString(4, source);
            query.setInt(5, rows);
        });
    }

    /** Rules of any day that name one of the codes and map lines of the source, in code order. */
    List<MappingRule> about(String hospital, String source, MappedCodes.Kind kind, Collection<String> sent) {
        String sql = "select " + COLUMNS
                + " from mapping_rule where hospital = ? and (source is null or source = ?) and "
                + (kind == MappedCodes.Kind.CENTRE ? "sent_centre" : "sent_subject") + " = any (?) order by code";
        return read(sql, query -> {
            query.setString(1, hospital);
            query.setString(2, source);
            query.setArray(3, query.getConnection().createArrayOf("text", sent.toArray()));
        });
    }

    /** Another rule for the same codes that gives something else for one of the same days, so that neither would be the narrower one. */
    Optional<MappingRule> twin(String hospital, String code, MappingRuleDefinition definition) {
        String sql = "select " + COLUMNS + """
                 from mapping_rule
                where hospital = ? and code <> ? and valid_from <= ? and valid_to >= ?
                  and (source, sent_centre, sent_subject, sent_fund, sent_project)
                      is not distinct from (?::text, ?::text, ?::text, ?::text, ?::text)
                  and (coalesce(centre, nullif(array_to_string(part_centre, ''), '')) is not null and ?::text is not null
                       or coalesce(subject, nullif(array_to_string(part_subject, ''), '')) is not null and ?::text is not null
                       or coalesce(fund, nullif(array_to_string(part_fund, ''), '')) is not null and ?::text is not null
                       or coalesce(project, nullif(array_to_string(part_project, ''), '')) is not null and ?::text is not null
                       or part_ratio is not null and ?)
                order by code limit 1
                """;
        return read(sql, query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                    query.setObject(3, definition.validTo());
                    query.setObject(4, definition.validFrom());
                    query.setString(5, definition.source());
                    bind(query, 6, definition.sent());
                    bind(query, 10, Codes.given(definition.places()));
                    query.setBoolean(14, !definition.parts().isEmpty());
                })
                .stream()
                .findFirst();
    }

    private static void bind(PreparedStatement query, int first, Codes codes) throws SQLException {
        query.setString(first, codes.centre());
        query.setString(first + 1, codes.subject());
        query.setString(first + 2, codes.fund());
        query.setString(first + 3, codes.project());
    }

    private static void bind(PreparedStatement upsert, int first, List<Part> parts) throws SQLException {
        bind(upsert, first, parts, part -> part.meant().centre());
        bind(upsert, first + 1, parts, part -> part.meant().subject());
        bind(upsert, first + 2, parts, part -> part.meant().fund());
        bind(upsert, first + 3, parts, part -> part.meant().project());
        upsert.setArray(
                first + 4,
                parts.isEmpty()
                        ? null
                        : upsert.getConnection()
                                .createArrayOf(
                                        "numeric",
                                        parts.stream().map(Part::ratio).toArray()));
    }

    private static void bind(
            PreparedStatement upsert, int position, List<Part> parts, Function<Part, @Nullable String> code)
            throws SQLException {
        upsert.setArray(
                position,
                parts.isEmpty()
                        ? null
                        : upsert.getConnection()
                                .createArrayOf("text", parts.stream().map(code).toArray()));
    }

    /** Writes the present state; the caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, MappingRule rule) {
        String sql = "insert into mapping_rule (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    source = excluded.source, sent_centre = excluded.sent_centre, sent_subject = excluded.sent_subject,
                    sent_fund = excluded.sent_fund, sent_project = excluded.sent_project, centre = excluded.centre,
                    subject = excluded.subject, fund = excluded.fund, project = excluded.project, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to, note = excluded.note, version = excluded.version, sequence = excluded.sequence,
                    part_centre = excluded.part_centre, part_subject = excluded.part_subject, part_fund = excluded.part_fund,
                    part_project = excluded.part_project, part_ratio = excluded.part_ratio
                """;
        MappingRuleDefinition definition = rule.definition();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, rule.code());
            upsert.setString(2, definition.source());
            bind(upsert, 3, definition.sent());
            bind(upsert, 7, definition.meant());
            upsert.setObject(11, definition.validFrom());
            upsert.setObject(12, definition.validTo());
            upsert.setString(13, definition.note());
            upsert.setLong(14, rule.version());
            upsert.setLong(15, rule.sequence());
            bind(upsert, 16, definition.parts());
            upsert.setString(21, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the mapping rule", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<MappingRule> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<MappingRule> rules = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(rule(row));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read mapping rules", e);
        }
    }

    private static MappingRule rule(ResultSet row) throws SQLException {
        return new MappingRule(
                row.getString("code"),
                new MappingRuleDefinition(
                        row.getString("source"),
                        codes(row, "sent_"),
                        codes(row, ""),
                        parts(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("note")),
                row.getLong("version"),
                row.getLong("sequence"));
    }

    private static List<Part> parts(ResultSet row) throws SQLException {
        if (row.getArray("part_ratio") == null) {
            return List.of();
        }
        @Nullable String[] centres = (String[]) row.getArray("part_centre").getArray();
        @Nullable String[] subjects = (String[]) row.getArray("part_subject").getArray();
        @Nullable String[] funds = (String[]) row.getArray("part_fund").getArray();
        @Nullable String[] projects = (String[]) row.getArray("part_project").getArray();
        BigDecimal[] ratios = (BigDecimal[]) row.getArray("part_ratio").getArray();
        List<Part> parts = new ArrayList<>();
        for (int n = 0; n < ratios.length; n++) {
            parts.add(new Part(new Codes(centres[n], subjects[n], funds[n], projects[n]), ratios[n]));
        }
        return parts;
    }

    private static Codes codes(ResultSet row, String prefix) throws SQLException {
        return new Codes(
                row.getString(prefix + "centre"),
                row.getString(prefix + "subject"),
                row.getString(prefix + "fund"),
                row.getString(prefix + "project"));
    }
}

package dev.heng.budget.ownership;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who answers for the subjects of hospitals. */
@ApplicationScoped
public class Ownerships {
    private static final String COLUMNS = "code, subject, owner, valid_from, valid_to, version, sequence";

    private final DataSource dataSource;

    Ownerships(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One mapping. */
    public Optional<Ownership> ownership(String hospital, String code) {
        return read("select " + COLUMNS + " from ownership where hospital = ? and code = ?", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /** What to list; a null member does not restrict. */
    public record Filter(@Nullable String owner, @Nullable String subject) {}

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<Ownership> list(String hospital, Filter filter, String after, int rows) {
        String sql = "select " + COLUMNS + """
                 from ownership
                where hospital = ? and code > ? and owner = coalesce(?, owner) and subject = coalesce(?, subject)
                order by code limit ?
                """;
        return read(sql, query -> {
            query.setString(1, hospital);
            query.setString(2, after);
            query.setString(3, filter.owner());
            query.setString(4, filter.subject());
            query.setInt(5, rows);
        });
    }

    /** Another mapping of the subject on one of the same days, so that it would have two owners. */
    Optional<Ownership> twin(String hospital, String code, OwnershipDefinition definition) {
        String sql = "select " + COLUMNS + """
                 from ownership
                where hospital = ? and code <> ? and subject = ? and valid_from <= ? and valid_to >= ?
                order by code limit 1
                """;
        return read(sql, query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                    query.setString(3, definition.subject());
                    query.setObject(4, definition.validTo());
                    query.setObject(5, definition.validFrom());
                })
                .stream()
                .findFirst();
    }

    /** Writes the present state; the caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, Ownership ownership) {
        String sql = "insert into ownership (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    subject = excluded.subject, owner = excluded.owner, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                    version = excluded.version, sequence = excluded.sequence
                """;
        OwnershipDefinition definition = ownership.definition();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, ownership.code());
            upsert.setString(2, definition.subject());
            upsert.setString(3, definition.owner());
            upsert.setObject(4, definition.validFrom());
            upsert.setObject(5, definition.validTo());
            upsert.setLong(6, ownership.version());
            upsert.setLong(7, ownership.sequence());
            upsert.setString(8, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the ownership", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<Ownership> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<Ownership> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Ownership(
                            row.getString("code"),
                            new OwnershipDefinition(
                                    row.getString("subject"),
                                    row.getString("owner"),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getObject("valid_to", LocalDate.class)),
                            row.getLong("version"),
                            row.getLong("sequence")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read ownerships", e);
        }
    }
}

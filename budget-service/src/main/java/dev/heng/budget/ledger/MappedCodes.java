package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Reads under which codes lines of a source were recorded that named codes of its own. */
@ApplicationScoped
public class MappedCodes {
    private final DataSource dataSource;

    MappedCodes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whose code it is. */
    public enum Kind {
        CENTRE,
        SUBJECT
    }

    /**
     * A code that was sent, and under which its newest line was recorded.
     *
     * @param line the source's id of that line
     */
    public record Mapped(String sent, String recorded, String line) {}

    /**
     * Of each of the codes that a recorded line of the source names, where the newest such line was recorded; in order of the codes. One
     * that was divided is told with each of its parts.
     */
    public List<Mapped> newest(String hospital, String source, Kind kind, Collection<String> sent) {
        String column = kind == Kind.CENTRE ? "centre" : "subject";
        String sql = """
                select c.code, e.%1$s as recorded, m.line_id
                from unnest(?::text[]) c(code)
                cross join lateral (
                    select line_id from mapped_line
                    where hospital = ? and source = ? and %1$s = c.code order by sequence desc, line_id limit 1) m
                cross join lateral ledger_entries_of_line(?, ?, m.line_id) e
                where e.%1$s <> c.code
                order by c.code collate "C", e.n
                """.formatted(column);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", sent.toArray()));
            query.setString(2, hospital);
            query.setString(3, source);
            query.setString(4, hospital);
            query.setString(5, source);
            List<Mapped> mapped = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    mapped.add(new Mapped(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return mapped;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read mapped lines", e);
        }
    }
}

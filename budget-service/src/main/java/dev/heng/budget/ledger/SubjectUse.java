package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Tells which subjects have figures, and whose meaning is therefore fixed. */
@ApplicationScoped
public class SubjectUse {
    private final DataSource dataSource;

    SubjectUse(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The subjects that have a cell in one of the hospitals. Ask under the exclusive lock of the chart or of the hospitals, otherwise a
     * posting may make the answer untrue.
     */
    public Set<String> withEntries(Collection<String> hospitals, Collection<String> subjects) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select s.subject from unnest(?::text[]) s(subject)
                        where exists (
                            select from unnest(?::text[]) h(hospital), centre c, lateral (
                                select from cell x
                                where x.hospital = h.hospital and x.centre = c.code and x.subject = s.subject limit 1) used
                            where c.hospital = h.hospital)
                        """)) {
            query.setArray(1, connection.createArrayOf("text", subjects.toArray(String[]::new)));
            query.setArray(2, connection.createArrayOf("text", hospitals.toArray(String[]::new)));
            Set<String> used = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    used.add(rows.getString(1));
                }
            }
            return used;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read which subjects are used", e);
        }
    }
}

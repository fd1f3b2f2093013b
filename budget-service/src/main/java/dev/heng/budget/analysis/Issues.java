package dev.heng.budget.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Which version of a budget was in force: an issue sets every original amount of its year. */
@ApplicationScoped
class Issues {
    private static final String SQL = """
            select distinct on (year) year, version, hash
            from budget_version
            where hospital = ? and year between ? and ? and sequence <= ?
            order by year, sequence desc
            """;

    private final DataSource dataSource;

    Issues(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * By year; years without one are left out.
     *
     * @param upTo the last posting that counts; empty: all
     */
    Map<Integer, Issue> of(Question question, OptionalLong upTo) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, question.hospital());
            query.setInt(2, question.window().firstNumber() / 100);
            query.setInt(3, question.window().lastNumber() / 100);
            query.setLong(4, upTo.orElse(Long.MAX_VALUE));
            Map<Integer, Issue> found = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getInt(1), new Issue(row.getInt(2), row.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is issued", e);
        }
    }
}

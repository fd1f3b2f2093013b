package dev.heng.budget.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who changed the lines of proposals, and why. */
@ApplicationScoped
public class LineChanges {
    private static final String SQL = """
            select subject, fund, project, version, round, amounts_before, amounts_after, phasing, justification, reason, changed_by, changed_at
            from proposal_line_change
            where hospital = ? and year = ? and centre = ? and (subject, fund, project, version) > (?, ?, ?, ?)
              and subject = coalesce(?, subject)
            order by subject, fund, project, version limit ?
            """;

    private final DataSource dataSource;

    LineChanges(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A change of a line.
     *
     * @param version of the line after it
     * @param round in which it was made
     * @param before null when there was no line
     * @param after null when it was taken away
     */
    public record LineChange(
            LineKey key,
            long version,
            int round,
            @Nullable List<BigDecimal> before,
            @Nullable List<BigDecimal> after,
            @Nullable PhasingUsed phasing,
            @Nullable String justification,
            @Nullable String reason,
            String changedBy,
            Instant changedAt) {}

    /**
     * Line by line, of each the oldest change first.
     *
     * @param subject null for every one
     * @param after the line of the change before the first wanted
     * @param version of that change; 0 for the start
     */
    public List<LineChange> list(ProposalOf of, @Nullable String subject, LineKey after, long version, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, of.hospital());
            query.setInt(2, of.year());
            query.setString(3, of.centre());
            query.setString(4, after.subject());
            query.setString(5, after.fund());
            query.setString(6, after.project());
            query.setLong(7, version);
            query.setString(8, subject);
            query.setInt(9, rows);
            List<LineChange> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(change(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the changes of lines", e);
        }
    }

    private static LineChange change(ResultSet row) throws SQLException {
        String phasing = row.getString("phasing");
        return new LineChange(
                LineArrays.key(row),
                row.getLong("version"),
                row.getInt("round"),
                LineArrays.amountsOrNull(row, "amounts_before"),
                LineArrays.amountsOrNull(row, "amounts_after"),
                phasing == null ? null : PhasingUsed.valueOf(phasing),
                row.getString("justification"),
                row.getString("reason"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}

package dev.heng.budget.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was submitted. */
@ApplicationScoped
public class ProposalRounds {
    private static final String ROUND = """
            select centre, round, submission, submitted_at, submitted_by, lines, hash
            from proposal_round
            where hospital = ? and year = ? and centre = ? and round = ? and submission = coalesce(?, submission)
            order by submission desc limit 1
            """;

    private static final String LINES = """
            select subject, fund, project, amounts, phasing, justification, reason, changed_by, changed_at
            from proposal_round_line
            where hospital = ? and year = ? and centre = ? and round = ? and submission = ? and (subject, fund, project) > (?, ?, ?)
            order by subject, fund, project limit ?
            """;

    private final DataSource dataSource;

    ProposalRounds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What was submitted in a round.
     *
     * @param number of the submission; null for the last one, which counts
     */
    public Optional<Submission> submission(ProposalOf of, int round, @Nullable Integer number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ROUND)) {
            int next = bind(query, of, round);
            query.setObject(next, number, java.sql.Types.INTEGER);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(submission(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a submission", e);
        }
    }

    /** A line as it was submitted. */
    public record SubmittedLine(
            LineKey key,
            List<BigDecimal> amounts,
            PhasingUsed phasing,
            @Nullable String justification,
            @Nullable String reason,
            String changedBy,
            Instant changedAt) {}

    /**
     * In the order of their keys.
     *
     * @param after the line before the first wanted
     */
    public List<SubmittedLine> lines(ProposalOf of, Submission submission, LineKey after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LINES)) {
            int next = bind(query, of, submission.round());
            query.setInt(next, submission.number());
            query.setString(next + 1, after.subject());
            query.setString(next + 2, after.fund());
            query.setString(next + 3, after.project());
            query.setInt(next + 4, rows);
            List<SubmittedLine> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new SubmittedLine(
                            LineArrays.key(row),
                            LineArrays.amounts(row, "amounts"),
                            PhasingUsed.valueOf(row.getString("phasing")),
                            row.getString("justification"),
                            row.getString("reason"),
                            row.getString("changed_by"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a submission", e);
        }
    }

    /** Keeps the lines as they stand as a submission; the caller holds the proposal alone. */
    void add(ProposalOf of, Submission submission) {
        String round = """
                insert into proposal_round (submitted_at, submitted_by, lines, hash, submission, hospital, year, centre, round)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        String lines = """
                insert into proposal_round_line (hospital, year, centre, round, submission, subject, fund, project, amounts, justification,
                                                 changed_by, changed_at, reason, phasing)
                select hospital, year, centre, ?, ?, subject, fund, project, amounts, justification, changed_by, changed_at, reason, phasing
                from proposal_line where hospital = ? and year = ? and centre = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement head = connection.prepareStatement(round);
                PreparedStatement copy = connection.prepareStatement(lines)) {
            head.setObject(1, submission.submittedAt().atOffset(ZoneOffset.UTC));
            head.setString(2, submission.submittedBy());
            head.setInt(3, submission.lines());
            head.setString(4, submission.hash());
            head.setInt(5, submission.number());
            head.setString(6, of.hospital());
            head.setInt(7, of.year());
            head.setString(8, of.centre());
            head.setInt(9, submission.round());
            head.executeUpdate();
            copy.setInt(1, submission.round());
            copy.setInt(2, submission.number());
            copy.setString(3, of.hospital());
            copy.setInt(4, of.year());
            copy.setString(5, of.centre());
            if (copy.executeUpdate() != submission.lines()) {
                throw new IllegalStateException("a submission has other lines than were hashed");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a submission", e);
        }
    }

    /** Everybody who ever changed a line of the proposal. */
    Set<String> authors(ProposalOf of) {
        String sql = """
                select distinct changed_by from proposal_line_change where hospital = ? and year = ? and centre = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, of.hospital());
            query.setInt(2, of.year());
            query.setString(3, of.centre());
            Set<String> authors = new TreeSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    authors.add(row.getString(1));
                }
            }
            return authors;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who wrote a proposal", e);
        }
    }

    private static int bind(PreparedStatement query, ProposalOf of, int round) throws SQLException {
        query.setString(1, of.hospital());
        query.setInt(2, of.year());
        query.setString(3, of.centre());
        query.setInt(4, round);
        return 5;
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                row.getString("centre"),
                row.getInt("round"),
                row.getInt("submission"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getString("submitted_by"),
                row.getInt("lines"),
                row.getString("hash"));
    }
}

package dev.heng.budget.preparation;

import jakarta.enterprise.context.ApplicationScoped;
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
import javax.sql.DataSource;

/** The files of proposals. */
@ApplicationScoped
public class Attachments {
    private static final String COLUMNS =
            "select number, subject, fund, project, name, media_type, bytes, sha256, added_by, added_at";

    private final DataSource dataSource;

    Attachments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the order in which they came, without those that were taken away. */
    public List<Attachment> list(ProposalOf of) {
        String sql = COLUMNS + """
                 from proposal_attachment
                where hospital = ? and year = ? and centre = ? and removed_at is null order by number
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, of);
            List<Attachment> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(attachment(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list attachments", e);
        }
    }

    /** A file with what is in it. */
    public record Content(Attachment attachment, byte[] content) {}

    /** One that was not taken away. */
    public Optional<Content> content(ProposalOf of, int number) {
        String sql = COLUMNS + """
                , content from proposal_attachment
                where hospital = ? and year = ? and centre = ? and number = ? and removed_at is null
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, of);
            query.setInt(4, number);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Content(attachment(row), row.getBytes("content")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read an attachment", e);
        }
    }

    /** The number of the next one; the caller holds the proposal alone. */
    int next(ProposalOf of) {
        String sql = """
                select coalesce(max(number), 0) + 1 from proposal_attachment where hospital = ? and year = ? and centre = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, of);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count attachments", e);
        }
    }

    /** Keeps a file; the caller holds the proposal alone. */
    void add(ProposalOf of, Attachment attachment, byte[] content) {
        String sql = """
                insert into proposal_attachment (hospital, year, centre, number, subject, fund, project, name, media_type, bytes, sha256, content,
                                                 added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        LineKey line = attachment.line();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, of);
            insert.setInt(4, attachment.number());
            insert.setString(5, line == null ? null : line.subject());
            insert.setString(6, line == null ? null : line.fund());
            insert.setString(7, line == null ? null : line.project());
            insert.setString(8, attachment.name());
            insert.setString(9, attachment.type().name());
            insert.setInt(10, attachment.bytes());
            insert.setString(11, attachment.sha256());
            insert.setBytes(12, content);
            insert.setString(13, attachment.addedBy());
            insert.setObject(14, attachment.addedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep an attachment", e);
        }
    }

    /** Hides one; nothing happens when it is not there. */
    void remove(ProposalOf of, int number, String actor, Instant now) {
        String sql = """
                update proposal_attachment set removed_by = ?, removed_at = ?
                where hospital = ? and year = ? and centre = ? and number = ? and removed_at is null
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, actor);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, of.hospital());
            update.setInt(4, of.year());
            update.setString(5, of.centre());
            update.setInt(6, number);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take an attachment away", e);
        }
    }

    private static void bind(PreparedStatement query, ProposalOf of) throws SQLException {
        query.setString(1, of.hospital());
        query.setInt(2, of.year());
        query.setString(3, of.centre());
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getInt("number"),
                row.getString("subject") == null ? null : LineArrays.key(row),
                row.getString("name"),
                FileType.valueOf(row.getString("media_type")),
                row.getInt("bytes"),
                row.getString("sha256"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}

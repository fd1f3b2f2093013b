package dev.heng.budget.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The files of approvals. */
@ApplicationScoped
public class Attachments {
    private static final String FACTS =
            "attachment, name, content_type, octet_length(content) as size, sha256, added_by, added_at";

    private final ApprovalSql sql;

    Attachments(ApprovalSql sql) {
        this.sql = sql;
    }

    /** A file with its content. */
    public record File(Attachment attachment, byte[] content) {}

    /** The files of an approval, in order. */
    public List<Attachment> list(String hospital, long approval) {
        return sql.rows(
                "select " + FACTS + " from approval_attachment where hospital = ? and approval = ? order by attachment",
                query -> {
                    query.setString(1, hospital);
                    query.setLong(2, approval);
                },
                Attachments::attachment);
    }

    /** One file. */
    public Optional<File> file(String hospital, long approval, int attachment) {
        return sql
                .rows(
                        "select " + FACTS + ", content from approval_attachment"
                                + " where hospital = ? and approval = ? and attachment = ?",
                        query -> {
                            query.setString(1, hospital);
                            query.setLong(2, approval);
                            query.setInt(3, attachment);
                        },
                        row -> new File(attachment(row), row.getBytes("content")))
                .stream()
                .findFirst();
    }

    /** Stores a file; the caller holds the lock of the case. */
    void add(String hospital, long approval, Attachment attachment, byte[] content) {
        String insert =
                "insert into approval_attachment (hospital, approval, attachment, name, content_type, content, sha256, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sql.write(insert, row -> {
            row.setString(1, hospital);
            row.setLong(2, approval);
            row.setInt(3, attachment.number());
            row.setString(4, attachment.name());
            row.setString(5, attachment.type().mediaType());
            row.setBytes(6, content);
            row.setString(7, attachment.sha256());
            row.setString(8, attachment.addedBy());
            row.setObject(9, CaseRows.time(attachment.addedAt()));
        });
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getInt("attachment"),
                row.getString("name"),
                AttachmentType.of(row.getString("content_type")).orElseThrow(),
                row.getInt("size"),
                row.getString("sha256"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}

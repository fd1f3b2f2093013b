package dev.heng.budget.analysis;

import dev.heng.edge.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Reads the entries behind figures in the order of their primary key: centre, subject, month, then the order of booking. */
@ApplicationScoped
class Entries {
    private static final String BEHIND = """
            select e.sequence, e.n, p.kind, e.source, p.batch, e.line_id, coalesce(e.document, p.document) document, e.memo,
                   e.centre, e.subject, e.fund, e.project, e.month, e.figure, e.delta, e.balance, e.effective_date,
                   e.cell_version, p.actor, p.booked_at, own.line_id as reverses, taken.id as reversed_by
            from entry e join posting p on p.hospital = e.hospital and p.sequence = e.sequence
            left join reversal own on own.hospital = e.hospital and own.source = e.source and own.id = e.line_id and e.figure = 'EXECUTED'
            left join reversal taken on taken.hospital = e.hospital and taken.source = e.source and taken.line_id = e.line_id
                and e.figure = 'EXECUTED' and taken.sequence <= ?
            where e.hospital = ? and e.centre = any(?) and e.subject = any(?) and e.month between ? and ?
              and (e.centre, e.subject, e.month, e.sequence, e.n) > (?, ?, ?, ?, ?)
              and e.figure = any(?) and e.sequence > ? and e.sequence <= ?
              and (?::text is null or e.fund = ?) and (?::text is null or e.project = ?)
            order by e.centre, e.subject, e.month, e.sequence, e.n
            limit ?
            """;

    private final DataSource dataSource;

    Entries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which entries are wanted.
     *
     * @param since only those after this posting; 0: from the first on
     * @param upTo the last posting that counts; a line that is reversed later is not reversed
     */
    record Bounds(
            Collection<String> centres,
            Collection<String> subjects,
            Collection<FigureKind> kinds,
            long since,
            long upTo) {}

    /** The entries after the cursor of the page; at most one more than the page asks for. */
    List<Entry> behind(Question question, Bounds bounds, Page.Request page) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(BEHIND)) {
            query.setLong(1, bounds.upTo());
            query.setString(2, question.hospital());
            query.setArray(3, connection.createArrayOf("text", bounds.centres().toArray()));
            query.setArray(4, connection.createArrayOf("text", bounds.subjects().toArray()));
            query.setInt(5, question.window().firstNumber());
            query.setInt(6, question.window().lastNumber());
            query.setString(7, page.isFirst() ? "" : page.after().get(0));
            query.setString(8, page.isFirst() ? "" : page.after().get(1));
            query.setInt(9, page.isFirst() ? 0 : page.whole(2));
            query.setLong(10, page.isFirst() ? 0 : page.longWhole(3));
            query.setInt(11, page.isFirst() ? 0 : page.whole(4));
            query.setArray(
                    12,
                    connection.createArrayOf(
                            "text",
                            bounds.kinds().stream().map(FigureKind::name).toArray()));
            query.setLong(13, bounds.since());
            query.setLong(14, bounds.upTo());
            query.setString(15, question.fund().orElse(null));
            query.setString(16, question.fund().orElse(null));
            query.setString(17, question.project().orElse(null));
            query.setString(18, question.project().orElse(null));
            query.setInt(19, page.limit() + 1);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read entries", e);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        BigDecimal delta = row.getBigDecimal("delta");
        BigDecimal balance = row.getBigDecimal("balance");
        return new Entry(
                row.getLong("sequence"),
                row.getInt("n"),
                row.getString("kind"),
                row.getString("source"),
                row.getString("batch"),
                row.getString("line_id"),
                row.getString("document"),
                row.getString("memo"),
                row.getString("centre"),
                row.getString("subject"),
                row.getString("fund"),
                row.getString("project"),
                Window.month(row.getInt("month")),
                FigureKind.valueOf(row.getString("figure")),
                balance == null ? delta : balance,
                delta,
                balance,
                row.getObject("effective_date", LocalDate.class),
                row.getLong("cell_version"),
                row.getString("actor"),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                row.getString("reverses"),
                row.getString("reversed_by"));
    }
}

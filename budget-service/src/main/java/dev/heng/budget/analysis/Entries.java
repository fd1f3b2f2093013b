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
    static final int KEY_PARTS = 5;
    private static final String BEHIND = """
            select e.sequence, e.n, p.kind, e.source, p.batch, e.line_id, coalesce(e.document, p.document) document, e.memo,
                   e.centre, e.subject, e.fund, e.project, e.month, e.figure, e.delta, e.balance, e.effective_date,
                   e.cell_version, p.actor, p.booked_at, own.line_id as reverses, taken.id as reversed_by
            from entry e join posting p on p.hospital = e.hospital and p.sequence = e.sequence
            left join reversal own on own.hospital = e.hospital and own.source = e.source and own.id = e.line_id and e.figure = 'EXECUTED'
            left join reversal taken on taken.hospital = e.hospital and taken.source = e.source and taken.line_id = e.line_id
                and e.figure = 'EXECUTED'
            where e.hospital = ? and e.centre = any(?) and e.subject = any(?) and e.month between ? and ?
              and (e.centre, e.subject, e.month, e.sequence, e.n) > (?, ?, ?, ?, ?)
              and e.figure = any(?)
            order by e.centre, e.subject, e.month, e.sequence, e.n
            limit ?
            """;

    private final DataSource dataSource;

    Entries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The entries after the cursor of the page; at most one more than the page asks for. */
    List<Entry> behind(
            String hospital,
            Window window,
            Collection<String> centres,
            Collection<String> subjects,
            Collection<FigureKind> kinds,
            Page.Request page) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(BEHIND)) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("text", centres.toArray()));
            query.setArray(3, connection.createArrayOf("text", subjects.toArray()));
            query.setInt(4, window.firstNumber());
            query.setInt(5, window.lastNumber());
            query.setString(6, page.isFirst() ? "" : page.after().get(0));
            query.setString(7, page.isFirst() ? "" : page.after().get(1));
            query.setInt(8, page.isFirst() ? 0 : page.whole(2));
            query.setLong(9, page.isFirst() ? 0 : page.longWhole(3));
            query.setInt(10, page.isFirst() ? 0 : page.whole(4));
            query.setArray(
                    11,
                    connection.createArrayOf(
                            "text", kinds.stream().map(FigureKind::name).toArray()));
            query.setInt(12, page.limit() + 1);
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

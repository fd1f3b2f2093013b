package dev.heng.budget.ledger;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads single execution lines by what their source calls them. */
@ApplicationScoped
public class PostedLines {
    private static final String RECORDED = """
            select 'RECORDED' as status, e.centre, e.subject, e.fund, e.project, e.effective_date as date, e.month,
                   coalesce(e.balance, e.delta) as amount, coalesce(e.document, p.document) as document, e.memo, null as code,
                   p.kind, coalesce(p.batch, waited.batch) as batch, p.actor, p.booked_at, p.sequence,
                   m.centre as sent_centre, m.subject as sent_subject, m.fund as sent_fund, m.project as sent_project,
                   own.line_id as reverses, own.reason as why, by.id as reversed_by, by.reason as reversed_why
            from ledger_entries_of_line(?, ?, ?) e
            join posting p on p.hospital = e.hospital and p.sequence = e.sequence
            left join mapped_line m on m.hospital = e.hospital and m.source = e.source and m.line_id = e.line_id
            left join reversal own on own.hospital = e.hospital and own.source = e.source and own.id = e.line_id
            left join lateral (
                select s.batch from suspense s
                where p.kind = 'REPLAY' and p.batch is null and s.hospital = e.hospital and s.source = e.source and s.line_id = e.line_id
                  and s.state = 'RESOLVED'
                order by s.id desc limit 1) waited on true
            left join reversal by on by.hospital = e.hospital and by.source = e.source and by.line_id = e.line_id
            order by e.n
            """;
    private static final String WAITING = """
            select 'SUSPENDED' as status, centre, subject, fund, project, date, null::integer as month, amount, document, memo, code,
                   null as kind, batch, null as actor, last_seen as booked_at, 0::bigint as sequence,
                   null as sent_centre, null as sent_subject, null as sent_fund, null as sent_project,
                   null as reverses, null as why, null as reversed_by, null as reversed_why
            from suspense where hospital = ? and source = ? and line_id = ? and state = 'OPEN'
            """;

    private final DataSource dataSource;

    PostedLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A line as it stands. One that is recorded and was sent again with other figures is told as it is recorded.
     *
     * @throws ProblemException 404 when the hospital never got it
     */
    public PostedLine require(String hospital, LineId line) {
        return read(hospital, line, RECORDED)
                .or(() -> read(hospital, line, WAITING))
                .orElseThrow(PostedLines::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no such line of the source.");
    }

    private Optional<PostedLine> read(String hospital, LineId line, String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setString(2, line.source());
            query.setString(3, line.id());
            try (ResultSet row = query.executeQuery()) {
                List<PostedLine> parts = new ArrayList<>();
                while (row.next()) {
                    parts.add(posted(line, row));
                }
                return parts.isEmpty() ? Optional.empty() : Optional.of(whole(parts));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a line", e);
        }
    }

    /** A line with the entries of all its parts. */
    private static PostedLine whole(List<PostedLine> parts) {
        PostedLine first = parts.getFirst();
        CellKey sent = first.sent();
        if (parts.size() == 1 || sent == null) {
            return first;
        }
        return new PostedLine(
                first.line(),
                first.status(),
                sent.centre(),
                sent.subject(),
                sent.fund(),
                sent.project(),
                first.date(),
                first.month(),
                parts.stream().map(PostedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().flatMap(part -> part.entries().stream()).toList(),
                first.document(),
                first.memo(),
                first.code(),
                first.kind(),
                first.batch(),
                first.actor(),
                first.bookedAt(),
                first.sequence(),
                sent,
                first.reverses(),
                first.reversedBy());
    }

    private static PostedLine posted(LineId line, ResultSet row) throws SQLException {
        YearMonth month = CellKey.monthOrNull(row.getObject("month", Integer.class));
        return new PostedLine(
                line,
                LineStatus.valueOf(row.getString("status")),
                row.getString("centre"),
                row.getString("subject"),
                row.getString("fund"),
                row.getString("project"),
                row.getObject("date", LocalDate.class),
                month,
                row.getBigDecimal("amount"),
                month == null ? List.of() : List.of(booked(row, month)),
                row.getString("document"),
                row.getString("memo"),
                row.getString("code"),
                row.getString("kind"),
                row.getString("batch"),
                row.getString("actor"),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                row.getLong("sequence"),
                sent(row),
                reversal(row.getString("reverses"), line.id(), row.getString("why")),
                reversal(line.id(), row.getString("reversed_by"), row.getString("reversed_why")));
    }

    private static PostedLine.Booked booked(ResultSet row, YearMonth month) throws SQLException {
        return new PostedLine.Booked(
                new CellKey(
                        row.getString("centre"),
                        row.getString("subject"),
                        row.getString("fund"),
                        row.getString("project"),
                        month),
                row.getBigDecimal("amount"));
    }

    private static @Nullable CellKey sent(ResultSet row) throws SQLException {
        String centre = row.getString("sent_centre");
        return centre == null
                ? null
                : new CellKey(
                        centre,
                        row.getString("sent_subject"),
                        row.getString("sent_fund"),
                        row.getString("sent_project"),
                        YearMonth.from(row.getObject("date", LocalDate.class)));
    }

    private static @Nullable Reversal reversal(@Nullable String line, @Nullable String id, @Nullable String reason) {
        return line == null || id == null || reason == null ? null : new Reversal(line, id, reason);
    }
}

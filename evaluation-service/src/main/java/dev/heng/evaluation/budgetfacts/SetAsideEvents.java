package dev.heng.evaluation.budgetfacts;

import dev.heng.edge.audit.Audited;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of budget-service that could not be understood, for a person to look at. While one is open, the figures of its buckets are
 * not said to be complete; a newer event of its key or a newer release resolves it by itself, a person may dismiss it.
 */
@ApplicationScoped
public class SetAsideEvents {
    private static final String COLUMNS = """
            select id, topic, partition, record_offset, event_key, event_type, hospital, reason, octet_length(body), set_aside_at,
                   resolved_at, dismissed_by, dismissal
            from set_aside""";
    private static final String PAGE = COLUMNS + """

            where id > ? and (?::text[] is null or hospital = any(?)) and (?::boolean is null or (resolved_at is not null) = ?)
            order by id limit ?""";
    /** A bucket that was once caught up holds everything before its last watermark, so nothing else stands in the way. */
    private static final String GO_ON = """
            update applied_watermark w set applied = w.seen
            from set_aside d
            where d.id = ? and w.topic = d.topic and w.bucket = any(d.buckets) and w.applied is not null
              and not exists (select 1 from set_aside s
                              where s.resolved_at is null and s.topic = w.topic and w.bucket = any(s.buckets))""";

    private final Sql sql;
    private final Clock clock;

    SetAsideEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One event.
     *
     * @param hospital null when the key does not name one
     * @param bodyBytes null when the event has no body
     * @param resolvedAt null while it is open
     * @param dismissedBy null unless a person dismissed it, for the reason in {@code dismissal}
     */
    public record SetAsideEvent(
            long id,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String type,
            @Nullable String hospital,
            String reason,
            @Nullable Integer bodyBytes,
            Instant setAsideAt,
            @Nullable Instant resolvedAt,
            String dismissedBy,
            String dismissal) {}

    /**
     * Events in the order in which they were set aside.
     *
     * @param hospitals only theirs; empty for all, those of no hospital too
     * @param isResolved null for both
     */
    public List<SetAsideEvent> list(
            Optional<Set<String>> hospitals, @Nullable Boolean isResolved, long afterId, int limit) {
        String[] only = hospitals.map(codes -> codes.toArray(String[]::new)).orElse(null);
        return sql.query(PAGE, SetAsideEvents::event, afterId, only, only, isResolved, isResolved, limit);
    }

    public Optional<SetAsideEvent> find(long id) {
        return sql.first(COLUMNS + " where id = ?", SetAsideEvents::event, id);
    }

    /**
     * Notes that nothing is lost with an event, and lets its buckets go on.
     *
     * @return the event as it stands now; one that is resolved already stays as it is
     */
    @Transactional
    @Audited
    public Optional<SetAsideEvent> dismiss(long id, String by, String reason) {
        int dismissed = sql.update(
                "update set_aside set resolved_at = ?, dismissed_by = ?, dismissal = ? where id = ? and resolved_at is null",
                clock.instant(),
                by,
                reason,
                id);
        if (dismissed > 0) {
            sql.update(GO_ON, id);
        }
        return find(id);
    }

    private static SetAsideEvent event(ResultSet row) throws SQLException {
        return new SetAsideEvent(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Integer.class),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                instant(row, 11),
                row.getString(12),
                row.getString(13));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

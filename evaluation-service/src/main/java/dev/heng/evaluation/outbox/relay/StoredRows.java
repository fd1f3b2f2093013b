package dev.heng.evaluation.outbox.relay;

import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the outbox as the relay sees them. */
@ApplicationScoped
class StoredRows {
    private final Sql sql;

    StoredRows(Sql sql) {
        this.sql = sql;
    }

    record Row(
            long id, int bucket, Outbox.Key key, @Nullable String correlation) {}

    /** The oldest rows of the buckets, without those that are kept although they were sent. */
    List<Row> read(List<Integer> buckets, int limit) {
        return sql.query(
                """
                select id, bucket, hospital, centre, period, track, correlation from outbox
                where bucket = any(?) and not is_kept order by id limit ?""",
                row -> new Row(
                        row.getLong(1),
                        row.getInt(2),
                        new Outbox.Key(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                        row.getString(7)),
                buckets.toArray(Integer[]::new),
                limit);
    }

    /** Keeps rows that were sent, to send them once more when {@link #release} says so. */
    void keep(Collection<Row> rows) {
        if (!rows.isEmpty()) {
            sql.update("update outbox set is_kept = true where id = any(?)", (Object) ids(rows));
        }
    }

    /** The kept rows of the buckets are to be sent. */
    void release(Collection<Integer> buckets) {
        if (!buckets.isEmpty()) {
            sql.update("update outbox set is_kept = false where bucket = any(?) and is_kept", (Object)
                    buckets.toArray(Integer[]::new));
        }
    }

    void delete(Collection<Row> rows) {
        if (!rows.isEmpty()) {
            sql.update("delete from outbox where id = any(?)", (Object) ids(rows));
        }
    }

    /**
     * Has those sent once more that another relay has sent and deleted meanwhile: an older state that was in flight here may have arrived
     * behind the newer one. Those that are still stored are sent anyway.
     */
    void again(Collection<Row> rows) {
        for (Row row : rows) {
            Outbox.Key key = row.key();
            sql.update(
                    """
                    insert into outbox (bucket, hospital, centre, period, track, correlation)
                    select ?, ?, ?, ?, ?, ? where not exists (select from outbox where id = ?)""",
                    row.bucket(),
                    key.hospital(),
                    key.centre(),
                    key.period(),
                    key.track(),
                    row.correlation(),
                    row.id());
        }
    }

    private static Long[] ids(Collection<Row> rows) {
        return rows.stream().map(Row::id).toArray(Long[]::new);
    }
}

package dev.heng.evaluation.outbox.relay;

import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The rows of the outbox as the relay sees them. */
@ApplicationScoped
class StoredRows {
    private final Sql sql;

    StoredRows(Sql sql) {
        this.sql = sql;
    }

    record Row(long id, Outbox.Key key, String correlation) {}

    List<Row> read(List<Integer> buckets, int limit) {
        return sql.query(
                "select id, hospital, centre, period, track, correlation from outbox where bucket = any(?) order by id limit ?",
                row -> new Row(
                        row.getLong(1),
                        new Outbox.Key(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                        row.getString(6)),
                buckets.toArray(Integer[]::new),
                limit);
    }

    void delete(Collection<Row> rows) {
        sql.update("delete from outbox where id = any(?)", (Object)
                rows.stream().map(Row::id).toArray(Long[]::new));
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
                    Outbox.bucket(key.hospital()),
                    key.hospital(),
                    key.centre(),
                    key.period(),
                    key.track(),
                    row.correlation(),
                    row.id());
        }
    }
}

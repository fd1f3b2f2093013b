package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.Bucket;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The events that could not be understood. Each holds back the watermarks of its buckets until a newer one of its key is understood. */
@ApplicationScoped
class SetAside {
    private static final Logger LOG = Logger.getLogger(SetAside.class);
    private static final Set<String> KINDS_OF_HOSPITAL = Set.of("hospital", "centre", "period", "cell");
    private static final String KEEP = """
            insert into set_aside (topic, partition, record_offset, event_key, event_type, hospital, buckets, reason, body, set_aside_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint uq_set_aside_record do nothing""";
    private static final String RESOLVE = """
            update set_aside s set resolved_at = ?
            from unnest(?::text[], ?::int[], ?::text[], ?::bigint[]) as u(topic, partition, event_key, record_offset)
            where s.resolved_at is null and s.topic = u.topic and s.partition = u.partition and s.event_key = u.event_key
              and s.record_offset <= u.record_offset""";

    private final Sql sql;
    private final Clock clock;

    SetAside(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Refused(Received record, @Nullable String reason) {}

    void keep(List<Refused> refused) {
        for (Refused each : refused) {
            Received record = each.record();
            LOG.errorf(
                    "event set aside: %s-%d at %d, type %s, key %s: %s",
                    record.topic(), record.partition(), record.offset(), record.type(), record.key(), each.reason());
            sql.update(
                    KEEP,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    storable(record.key()),
                    storable(record.type()),
                    storable(hospital(record)),
                    buckets(record),
                    each.reason(),
                    record.body(),
                    clock.instant());
        }
    }

    void resolve(List<Received> understood) {
        if (understood.isEmpty() || count() == 0) {
            return;
        }
        List<Received> keyed =
                understood.stream().filter(each -> each.key() != null).toList();
        sql.update(
                RESOLVE,
                clock.instant(),
                keyed.stream().map(Received::topic).toArray(String[]::new),
                keyed.stream().map(Received::partition).toArray(Integer[]::new),
                keyed.stream().map(Received::key).toArray(String[]::new),
                keyed.stream().map(Received::offset).toArray(Long[]::new));
    }

    /** How many are not resolved. */
    long count() {
        return sql.first("select count(*) from set_aside where resolved_at is null", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The unresolved ones as they came: a newer release may understand them. */
    List<Received> unresolved() {
        return sql.query(
                """
                select topic, partition, record_offset, event_key, event_type, body from set_aside
                where resolved_at is null order by topic, partition, record_offset""",
                row -> new Received(
                        row.getString(1),
                        row.getInt(2),
                        0,
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6)));
    }

    /** Which buckets a record may concern: its hospital's when the key names one, else all of the partition. */
    private static Integer[] buckets(Received record) {
        String hospital = hospital(record);
        if (hospital != null) {
            return new Integer[] {Bucket.of(hospital)};
        }
        return IntStream.range(0, Bucket.COUNT)
                .filter(bucket -> bucket % Math.max(1, record.partitions()) == record.partition())
                .boxed()
                .toArray(Integer[]::new);
    }

    /** The hospital that the key names; null when it names none. */
    private static @Nullable String hospital(Received record) {
        String[] parts = record.key() == null ? new String[0] : record.key().split("/", -1);
        boolean namesOne = parts.length > 1 && KINDS_OF_HOSPITAL.contains(parts[0]) && !parts[1].isEmpty();
        return namesOne ? parts[1] : null;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '?');
    }
}

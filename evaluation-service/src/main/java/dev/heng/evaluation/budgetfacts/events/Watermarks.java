package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes how far the buckets are read and how far they are applied. */
@ApplicationScoped
class Watermarks {
    private static final String SEE = """
            insert into applied_watermark as w (bucket, topic, seen)
            select * from unnest(?::int[], ?::text[], ?::bigint[])
            on conflict (bucket, topic) do update set seen = greatest(w.seen, excluded.seen)""";
    private static final String ADVANCE = """
            update applied_watermark w set applied = w.seen
            from unnest(?::text[], ?::int[], ?::int[]) as p(topic, partition, partitions)
            where w.topic = p.topic and w.bucket % p.partitions = p.partition
              and w.applied is distinct from w.seen
              and not exists (select 1 from set_aside s
                              where s.resolved_at is null and s.topic = w.topic and w.bucket = any(s.buckets))""";
    private static final String GO_ON = """
            insert into consumed_offset as o (topic, partition, next_offset)
            select * from unnest(?::text[], ?::int[], ?::bigint[])
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    private final Sql sql;

    Watermarks(Sql sql) {
        this.sql = sql;
    }

    record Seen(int bucket, String topic, long sequence) {}

    private record Key(int bucket, String topic) {}

    /** Remembers what was read, whether it may be trusted already or not. */
    void see(List<Seen> watermarks) {
        if (watermarks.isEmpty()) {
            return;
        }
        Collection<Seen> highest = watermarks.stream()
                .collect(Collectors.toMap(
                        each -> new Key(each.bucket(), each.topic()),
                        each -> each,
                        (one, other) -> one.sequence() >= other.sequence() ? one : other))
                .values();
        List<Seen> ordered = highest.stream()
                .sorted((one, other) -> one.bucket() != other.bucket()
                        ? Integer.compare(one.bucket(), other.bucket())
                        : one.topic().compareTo(other.topic()))
                .toList();
        sql.update(
                SEE,
                ordered.stream().map(Seen::bucket).toArray(Integer[]::new),
                ordered.stream().map(Seen::topic).toArray(String[]::new),
                ordered.stream().map(Seen::sequence).toArray(Long[]::new));
    }

    /** Moves the applied watermarks of the partitions that are caught up, unless an event set aside holds them back. */
    void advance(List<Progress> progress) {
        if (progress.isEmpty()) {
            return;
        }
        List<Progress> trusted = progress.stream().filter(Progress::isCaughtUp).toList();
        if (!trusted.isEmpty()) {
            sql.update(
                    ADVANCE,
                    trusted.stream().map(Progress::topic).toArray(String[]::new),
                    trusted.stream().map(Progress::partition).toArray(Integer[]::new),
                    trusted.stream().map(Progress::partitions).toArray(Integer[]::new));
        }
        sql.update(
                GO_ON,
                progress.stream().map(Progress::topic).toArray(String[]::new),
                progress.stream().map(Progress::partition).toArray(Integer[]::new),
                progress.stream().map(Progress::nextOffset).toArray(Long[]::new));
    }

    /** Where reading goes on by partition of a topic. */
    Map<Integer, Long> nextOffsets(String topic) {
        Map<Integer, Long> offsets = new TreeMap<>();
        sql.query(
                        "select partition, next_offset from consumed_offset where topic = ?",
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        topic)
                .forEach(each -> offsets.put(each.getKey(), each.getValue()));
        return offsets;
    }

    /** Forgets how far anything was read, so that everything is read again. */
    void forget() {
        sql.update("delete from consumed_offset");
        sql.update("delete from applied_watermark");
    }
}

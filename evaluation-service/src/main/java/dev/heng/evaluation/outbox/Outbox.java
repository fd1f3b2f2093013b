package dev.heng.evaluation.outbox;

import dev.heng.edge.Correlation;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Remembers, in the caller's transaction, that a scorecard has changed. */
@ApplicationScoped
public class Outbox {
    /** Every record of a hospital lies in the partition of its bucket. Fixed for ever. */
    private static final int BUCKETS = 64;

    private final Sql sql;

    Outbox(Sql sql) {
        this.sql = sql;
    }

    /** Which scorecard. */
    public record Key(String hospital, String centre, String period, String track) {}

    /** @param keys in the order in which they are to be sent */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into outbox (bucket, hospital, centre, period, track, correlation)
                select k.bucket, k.hospital, k.centre, k.period, k.track, ?::text
                from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as k(bucket, hospital, centre, period, track, n)
                order by k.n""",
                Correlation.current(),
                keys.stream().map(key -> bucket(key.hospital())).toArray(Integer[]::new),
                texts(keys, Key::hospital),
                texts(keys, Key::centre),
                texts(keys, Key::period),
                texts(keys, Key::track));
    }

    private static String[] texts(List<Key> keys, Function<Key, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    /** The bucket of a hospital. */
    public static int bucket(String hospital) {
        CRC32 crc = new CRC32();
        crc.update(hospital.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }
}

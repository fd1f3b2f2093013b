package dev.heng.evaluation.outbox;

import dev.heng.edge.Correlation;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
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

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String hospital, String centre, String period, String track) {
        sql.update(
                "insert into outbox (bucket, hospital, centre, period, track, correlation) values (?, ?, ?, ?, ?, ?)",
                bucket(hospital),
                hospital,
                centre,
                period,
                track,
                Correlation.current());
    }

    /** The bucket of a hospital. */
    public static int bucket(String hospital) {
        CRC32 crc = new CRC32();
        crc.update(hospital.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }
}

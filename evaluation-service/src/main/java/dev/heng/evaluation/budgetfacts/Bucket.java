package dev.heng.evaluation.budgetfacts;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The 64 buckets of the event contract: every record of a hospital lies in the partition of its bucket. Fixed for ever. */
public final class Bucket {
    /** How many there are. */
    public static final int COUNT = 64;

    private Bucket() {}

    /** The bucket of a hospital, or the home bucket of a chart. */
    public static int of(String code) {
        CRC32 crc = new CRC32();
        crc.update(code.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}

package dev.heng.budget.outbox;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The 64 parts of the event stream. Which one a hospital belongs to is fixed for ever: consumers keep offsets and watermarks by it. */
public final class Bucket {
    /** How many buckets there are. */
    public static final int COUNT = 64;

    private Bucket() {}

    /** The bucket of a hospital's events, and the home bucket of a chart: CRC32 of the code's UTF-8 bytes, modulo 64. */
    public static int of(String code) {
        CRC32 checksum = new CRC32();
        checksum.update(code.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % COUNT);
    }
}

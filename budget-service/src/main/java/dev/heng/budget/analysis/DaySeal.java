package dev.heng.budget.analysis;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a hospital's books went when a day was over. Kept elsewhere it proves everything that was booked by then.
 *
 * @param sequence the last posting that belongs to the day or to one before; 0 for a day before the first posting
 * @param digest of that posting's seal in hexadecimal digits, chained to all before it; null for a day before the first posting
 * @param postings how many belong to the day
 * @param sealedAt null for a day before the first posting
 */
public record DaySeal(
        LocalDate date,
        long sequence,
        @Nullable String digest,
        long postings,
        @Nullable Instant sealedAt) {}

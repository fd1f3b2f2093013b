package dev.heng.budget.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the values of a budget line.
 *
 * @param amount of the year
 * @param changedBy who gave it last
 * @param changedAt when; null where that is not kept
 * @param why as who gave it says
 */
public record ProposedValue(
        BigDecimal amount,
        String changedBy,
        @Nullable Instant changedAt,
        @Nullable String why) {}

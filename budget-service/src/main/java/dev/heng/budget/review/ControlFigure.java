package dev.heng.budget.review;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The control figure (控制数) of a line.
 *
 * @param proposed what was proposed when it was decided
 * @param amount in the unit of the subject, for the year
 * @param reason always given where the amount is not what was proposed
 * @param isUntouched whether nobody decided: it is what was proposed
 * @param version grows by one with every decision
 */
public record ControlFigure(
        BigDecimal proposed,
        BigDecimal amount,
        @Nullable String reason,
        boolean isUntouched,
        String decidedBy,
        Instant decidedAt,
        long version) {}

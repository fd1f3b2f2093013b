package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a proposal as it stands.
 *
 * @param amounts of the twelve months, January first
 * @param justification why the money is needed
 * @param reason why the line was changed last
 * @param version grows by one with every change, also when the line is taken away and comes again
 */
public record ProposalLine(
        LineKey key,
        List<BigDecimal> amounts,
        PhasingUsed phasing,
        @Nullable String justification,
        @Nullable String reason,
        long version,
        String changedBy,
        Instant changedAt) {}

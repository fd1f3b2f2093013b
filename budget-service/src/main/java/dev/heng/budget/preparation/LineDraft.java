package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a line to be.
 *
 * @param plan null when the line is to be taken away
 * @param justification null: as it stands; empty: none
 * @param version of the line that the editor saw; null when it saw none
 */
public record LineDraft(
        LineKey key,
        @Nullable Plan plan,
        @Nullable String justification,
        @Nullable String reason,
        @Nullable Long version) {
    /** The months of a line, or how they are to be found. */
    public sealed interface Plan {}

    /**
     * Twelve months, January first.
     *
     * @param total of the year, as whoever gave the months sees it; null when that is not said
     */
    public record ByHand(List<BigDecimal> amounts, @Nullable BigDecimal total) implements Plan {}

    /**
     * The amount of the year.
     *
     * @param weights twelve for {@link PhasingWay#WEIGHTS}, else none
     */
    public record Phased(BigDecimal amount, PhasingWay way, List<BigDecimal> weights) implements Plan {}
}

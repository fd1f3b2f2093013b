package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the budget by amounts.
 *
 * @param hold under which id its money is held; another one for each time that it is submitted
 * @param document its name for a person
 * @param lines their names differ
 */
public record AdjustmentDraft(String hospital, String hold, String document, String actor, List<Line> lines) {
    /**
     * One line.
     *
     * @param line its name within the adjustment
     * @param delta by how much the budget of the cell changes; not 0
     */
    public record Line(
            String line,
            CellKey cell,
            BigDecimal delta,
            @Nullable String memo) {}
}

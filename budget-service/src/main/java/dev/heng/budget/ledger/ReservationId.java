package dev.heng.budget.ledger;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;

/** What identifies a reservation within a hospital for ever: the system that set it aside, and the id that it gave. */
public record ReservationId(String source, String id) {
    /** @throws ProblemException 409 RESERVATION_OF_ADJUSTMENT when an adjustment holds its money by it, which only its decision ends */
    void requireOfNoAdjustment() {
        if (source.equals(Adjustments.SOURCE)) {
            throw new ProblemException(
                    BudgetProblem.RESERVATION_OF_ADJUSTMENT,
                    "The source " + Adjustments.SOURCE
                            + " is what adjustments hold until they are decided or withdrawn.");
        }
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}

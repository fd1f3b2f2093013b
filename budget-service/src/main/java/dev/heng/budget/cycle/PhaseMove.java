package dev.heng.budget.cycle;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a wanted phase means for a cycle: it goes one forward, or one back for a reason; a closed one is closed for good. */
enum PhaseMove {
    /** It is in that phase already. */
    NONE,
    FORWARD,
    BACK;

    private static final List<Phase> ORDER = List.of(Phase.values());

    /**
     * Judges.
     *
     * @param reason why; needed for the way back
     * @throws ProblemException 409 CYCLE_CLOSED, PHASE_MOVE_REFUSED; 400 without a reason
     */
    static PhaseMove judge(Phase present, Phase wanted, @Nullable String reason) {
        if (present == wanted) {
            return NONE;
        }
        if (present == Phase.CLOSED) {
            throw new ProblemException(BudgetProblem.CYCLE_CLOSED, "A closed cycle is not opened again.");
        }
        int place = ORDER.indexOf(present);
        int steps = ORDER.indexOf(wanted) - place;
        if (Math.abs(steps) != 1) {
            throw new ProblemException(
                    BudgetProblem.PHASE_MOVE_REFUSED,
                    "From " + present + " a cycle goes " + neighbours(place) + ", one phase at a time.");
        }
        if (steps > 0) {
            return FORWARD;
        }
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid("/reason", "REQUIRED", "A cycle goes back for a reason.");
        }
        return BACK;
    }

    private static String neighbours(int place) {
        String forward = "to " + ORDER.get(place + 1);
        return place == 0 ? forward : forward + " or back to " + ORDER.get(place - 1);
    }
}

package dev.heng.budget.cycle;

/**
 * The cycle of a year goes from one phase to its neighbour. Fired synchronously in the moving transaction, while nobody writes a document
 * of the cycle; an observer that throws a {@code ProblemException} undoes the move.
 */
public record PhaseMoved(String hospital, int year, Phase from, Phase to, String actor) {
    /** Whether the cycle goes back. */
    public boolean isBack() {
        return to.isBefore(from);
    }
}

package dev.heng.budget.settlement;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;

/** How far a version of a final account is; all moves are here. */
public enum FinalAccountState {
    DRAFT,
    SUBMITTED,
    /** Back from its approval; it may be commented on and submitted again, or built anew. */
    RETURNED,
    /** It never changes again. */
    APPROVED,
    /** A later version was built before this one was approved. */
    SUPERSEDED;

    /** What happens to a version. */
    public enum Step {
        /** The next version is built. */
        BUILD_NEXT,
        COMMENT,
        SUBMIT,
        APPROVE,
        RETURN
    }

    /**
     * The state after a step.
     *
     * @throws ProblemException 409 FINAL_ACCOUNT_SUBMITTED while it is being approved; FINAL_ACCOUNT_FROZEN when it is approved or
     *     superseded; FINAL_ACCOUNT_NOT_SUBMITTED for the end of an approval that it is not in
     */
    FinalAccountState after(Step step) {
        return switch (step) {
            case BUILD_NEXT ->
                switch (this) {
                    case DRAFT, RETURNED -> SUPERSEDED;
                    case APPROVED, SUPERSEDED -> this;
                    case SUBMITTED -> throw refusal(BudgetProblem.FINAL_ACCOUNT_SUBMITTED);
                };
            case COMMENT ->
                switch (this) {
                    case DRAFT, RETURNED -> this;
                    case SUBMITTED -> throw refusal(BudgetProblem.FINAL_ACCOUNT_SUBMITTED);
                    case APPROVED, SUPERSEDED -> throw refusal(BudgetProblem.FINAL_ACCOUNT_FROZEN);
                };
            case SUBMIT ->
                switch (this) {
                    case DRAFT, RETURNED, SUBMITTED -> SUBMITTED;
                    case APPROVED, SUPERSEDED -> throw refusal(BudgetProblem.FINAL_ACCOUNT_FROZEN);
                };
            case APPROVE -> ended(APPROVED);
            case RETURN -> ended(RETURNED);
        };
    }

    private FinalAccountState ended(FinalAccountState end) {
        if (this != SUBMITTED) {
            throw refusal(BudgetProblem.FINAL_ACCOUNT_NOT_SUBMITTED);
        }
        return end;
    }

    private ProblemException refusal(BudgetProblem problem) {
        return new ProblemException(problem, "The version is " + this + ".");
    }
}

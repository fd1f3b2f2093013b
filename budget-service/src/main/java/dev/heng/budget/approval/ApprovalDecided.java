package dev.heng.budget.approval;

/**
 * A case has ended. Fired in the transaction that ends it: an observer that throws a {@code ProblemException} undoes the decision, and the
 * caller is answered with it.
 *
 * @param number of the case
 * @param opinion of who decided; empty when nothing was said
 */
public record ApprovalDecided(
        String hospital, long number, DocumentId document, ApprovalOutcome outcome, String actor, String opinion) {}

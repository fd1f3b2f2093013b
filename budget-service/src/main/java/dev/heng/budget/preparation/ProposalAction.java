package dev.heng.budget.preparation;

/** What can be done with a proposal. */
public enum ProposalAction {
    WRITE,
    SUBMIT,
    RETURN
}

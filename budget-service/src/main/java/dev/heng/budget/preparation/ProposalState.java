package dev.heng.budget.preparation;

/** Who holds a proposal. */
public enum ProposalState {
    /** The centre writes. */
    DRAFT,
    /** It is submitted, and nobody writes. */
    SUBMITTED,
    /** It came back to the centre, which writes again. */
    RETURNED
}

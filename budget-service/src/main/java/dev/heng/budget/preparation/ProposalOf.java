package dev.heng.budget.preparation;

/** Names the proposal of a centre for a year. */
public record ProposalOf(String hospital, int year, String centre) {}

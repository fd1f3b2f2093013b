package dev.heng.budget.ledger;

/** What identifies an execution line of a hospital for ever: the source, and the id that it gave. */
public record LineId(String source, String id) {}

package dev.heng.budget.ledger;

/**
 * That a line takes another one back.
 *
 * @param line the id of the line that is taken back
 * @param id the id of the line that does it, of the same source
 */
public record Reversal(String line, String id, String reason) {}

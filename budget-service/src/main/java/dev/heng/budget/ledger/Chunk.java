package dev.heng.budget.ledger;

/**
 * A part of a batch that is committed at once.
 *
 * @param number from 1
 * @param firstLine the position of its first line in the batch, from 0
 */
public record Chunk(int number, int firstLine) {}

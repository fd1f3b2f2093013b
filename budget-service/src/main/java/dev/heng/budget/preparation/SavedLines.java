package dev.heng.budget.preparation;

import java.util.List;

/**
 * What became of lines.
 *
 * @param changed how many were written
 * @param removed how many were taken away
 * @param unchanged how many were like that already
 * @param lines those that were named and are there, as they stand now, in the order of the call
 */
public record SavedLines(int changed, int removed, int unchanged, List<ProposalLine> lines) {}

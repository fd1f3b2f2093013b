package dev.heng.budget.review;

import java.util.List;

/**
 * What became of control figures.
 *
 * @param decided how many were written
 * @param unchanged how many were like that already
 * @param lines the lines as they stand now, in the order of the call
 */
public record SetFigures(int decided, int unchanged, List<ProposedLine> lines) {}

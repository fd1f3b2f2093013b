package dev.heng.budget.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of lines of the suspense queue.
 *
 * @param result as of a call of their source; the position of a line is its place in {@code rows}
 * @param rows the numbers of the rows that were judged
 * @param last the number of the last row that was looked at; null when there was none
 */
public record ReplayedLines(
        ExecutionResult result, List<Long> rows, @Nullable Long last) {}

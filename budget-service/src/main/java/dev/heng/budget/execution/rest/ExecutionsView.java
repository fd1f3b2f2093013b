package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import java.util.List;

/**
 * The answer to a call.
 *
 * @param received the sum of recorded, replayed, suspended and refused
 * @param lines the lines that were not simply recorded
 * @param warnings recorded lines that pass the budget of a subject under WARN
 */
public record ExecutionsView(
        String source,
        String batch,
        int received,
        int recorded,
        int replayed,
        int suspended,
        int refused,
        List<LineOutcome> lines,
        List<LineOutcome> warnings) {
    static ExecutionsView of(String source, String batch, ExecutionResult result) {
        return new ExecutionsView(
                source,
                batch,
                result.received(),
                result.count(LineStatus.RECORDED),
                result.count(LineStatus.REPLAYED),
                result.count(LineStatus.SUSPENDED),
                result.count(LineStatus.REFUSED),
                result.exceptions().stream()
                        .filter(line -> line.status() != LineStatus.RECORDED)
                        .toList(),
                result.exceptions().stream()
                        .filter(line -> line.status() == LineStatus.RECORDED)
                        .toList());
    }
}

package dev.heng.budget.ledger;

import java.util.List;

/**
 * The answer to an execution.
 *
 * @param sequence the Ledger-Sequence of the call
 * @param received how many lines came
 * @param exceptions the lines that were not simply recorded, in the order of the call; recorded ones with a warning among them
 */
public record ExecutionResult(long sequence, int received, List<LineOutcome> exceptions) {
    /** How many lines have the status. */
    public int count(LineStatus status) {
        int listed = (int)
                exceptions.stream().filter(line -> line.status() == status).count();
        if (status != LineStatus.RECORDED) {
            return listed;
        }
        int notRecorded = (int) exceptions.stream()
                .filter(line -> line.status() != LineStatus.RECORDED)
                .count();
        return received - notRecorded;
    }
}

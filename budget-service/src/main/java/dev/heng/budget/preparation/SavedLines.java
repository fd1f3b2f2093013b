package dev.heng.budget.preparation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of lines.
 *
 * @param lines each that was named, in the order of the call
 */
public record SavedLines(List<Saved> lines) {
    /** What became of one. */
    public enum Outcome {
        CREATED,
        CHANGED,
        REMOVED,
        UNCHANGED
    }

    /** @param line as it stands now; null when it is not there */
    public record Saved(
            LineKey key, Outcome outcome, @Nullable ProposalLine line) {}

    /** How many had one of these outcomes. */
    public int count(Outcome... outcomes) {
        return (int) lines.stream()
                .filter(saved -> Arrays.asList(outcomes).contains(saved.outcome()))
                .count();
    }
}

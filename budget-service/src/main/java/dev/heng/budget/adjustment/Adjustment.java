package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.Adjusted;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as it stands.
 *
 * @param preparers everybody who wrote or submitted it; they never approve it
 * @param submissions how often it was submitted
 * @param held how many lines hold money now, or held it when it was decided
 * @param submission the last one; null before the first
 * @param decision of the last submission; null while it waits, and before
 * @param changes the figures of each line's cell before and after, in the order of the lines; empty until it is approved
 * @param version grows by one with every change; 0 before the first
 * @param sequence the Ledger-Sequence of the last change
 */
public record Adjustment(
        String hospital,
        String code,
        AdjustmentDefinition definition,
        AdjustmentState state,
        Instant stateSince,
        Set<String> preparers,
        int submissions,
        int held,
        @Nullable Submission submission,
        @Nullable Decision decision,
        List<Adjusted.Change> changes,
        String changedBy,
        Instant changedAt,
        long version,
        long sequence) {
    /** @param approval the number of its case; null while that is being opened */
    public record Submission(
            String by, Instant at, @Nullable Long approval) {}

    /** @param opinion null when none was given */
    public record Decision(String by, @Nullable String opinion) {}

    public Adjustment {
        preparers = new TreeSet<>(preparers);
        changes = List.copyOf(changes);
    }

    /** The id under which the present submission holds its money; the next one has another. */
    public String hold() {
        return code + "." + submissions;
    }

    /** One that is written for the first time. */
    static Adjustment drafted(String hospital, String code, AdjustmentDefinition definition, String by, Instant now) {
        return new Adjustment(
                hospital,
                code,
                definition,
                AdjustmentState.DRAFT,
                now,
                Set.of(by),
                0,
                0,
                null,
                null,
                List.of(),
                by,
                now,
                1,
                0);
    }

    /**
     * With another definition; one that was returned or withdrawn is a draft again.
     *
     * @throws ProblemException 409 ADJUSTMENT_STATE when it can not be written any more
     */
    Adjustment redrafted(AdjustmentDefinition other, String by, Instant now) {
        require(AdjustmentState.DRAFT);
        return changed(other, AdjustmentState.DRAFT, by, now, true);
    }

    /** @throws ProblemException 409 ADJUSTMENT_STATE when it is no draft, nor was returned or withdrawn */
    Adjustment submitted(String by, Instant now) {
        require(AdjustmentState.SUBMITTED);
        Adjustment next = changed(definition, AdjustmentState.SUBMITTED, by, now, true);
        return next.with(submissions + 1, 0, new Submission(by, now, null), null, List.of(), sequence);
    }

    /** @throws ProblemException 409 ADJUSTMENT_STATE when it does not wait for a decision */
    Adjustment decided(AdjustmentState outcome, String by, @Nullable String opinion, Instant now) {
        require(outcome);
        Adjustment next = changed(definition, outcome, by, now, false);
        return next.with(submissions, held, submission, new Decision(by, opinion), changes, sequence);
    }

    /** With what the ledger did. */
    Adjustment booked(int lines, List<Adjusted.Change> figures, long at) {
        return with(submissions, lines, submission, decision, figures, at);
    }

    Adjustment ofCase(long approval) {
        Submission last = submission;
        return last == null
                ? this
                : with(submissions, held, new Submission(last.by(), last.at(), approval), decision, changes, sequence);
    }

    private void require(AdjustmentState next) {
        if (!state.next().contains(next)) {
            throw new ProblemException(
                    BudgetProblem.ADJUSTMENT_STATE, "The adjustment is " + state + " and cannot become " + next + ".");
        }
    }

    private Adjustment changed(
            AdjustmentDefinition other, AdjustmentState next, String by, Instant now, boolean isPreparing) {
        Set<String> all = new TreeSet<>(preparers);
        if (isPreparing) {
            all.add(by);
        }
        return new Adjustment(
                hospital,
                code,
                other,
                next,
                next == state ? stateSince : now,
                all,
                submissions,
                held,
                submission,
                decision,
                changes,
                by,
                now,
                version + 1,
                sequence);
    }

    private Adjustment with(
            int submitted,
            int holding,
            @Nullable Submission last,
            @Nullable Decision decided,
            List<Adjusted.Change> figures,
            long at) {
        return new Adjustment(
                hospital,
                code,
                definition,
                state,
                stateSince,
                preparers,
                submitted,
                holding,
                last,
                decided,
                figures,
                changedBy,
                changedAt,
                version,
                at);
    }

    /** With the lines that it was stored with. */
    Adjustment withLines(List<AdjustmentLine> lines, List<Adjusted.Change> figures) {
        return new Adjustment(
                hospital,
                code,
                definition.withLines(lines),
                state,
                stateSince,
                preparers,
                submissions,
                held,
                submission,
                decision,
                figures,
                changedBy,
                changedAt,
                version,
                sequence);
    }
}

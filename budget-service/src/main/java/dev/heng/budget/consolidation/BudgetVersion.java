package dev.heng.budget.consolidation;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the budget of a year, without its lines.
 *
 * @param number 1 for the first of the year
 * @param hash hex SHA-256 of the content
 * @param stated what the office states beside the lines
 * @param missing centres without a proposal of the second round
 * @param notes what the submitter says of warnings
 * @param approval the latest case; null before the first submission
 * @param issued null before it was issued
 * @param revision grows with every change of state
 */
public record BudgetVersion(
        int year,
        int number,
        VersionState state,
        Instant stateSince,
        String stateBy,
        String hash,
        String builtBy,
        Instant builtAt,
        int lines,
        Stated stated,
        List<String> missing,
        List<String> notes,
        @Nullable String submittedBy,
        @Nullable Long approval,
        @Nullable String opinion,
        @Nullable Issued issued,
        long revision)
        implements Versioned {

    /**
     * What the office states beside the lines; it is part of the content.
     *
     * @param useOfBalances what earlier surpluses pay of this budget
     * @param debtApproval number of the external approval of the financing
     * @param aboveParent centre/subject where the centres below may have more than the centre itself
     */
    public record Stated(BigDecimal useOfBalances, @Nullable String debtApproval, List<String> aboveParent) {}

    /** @param sequence the Ledger-Sequence that contains it */
    public record Issued(String by, Instant at, long sequence) {}

    /** How the ledger's entries name it. */
    public String document() {
        return "budget " + year + " v" + number + " " + hash.substring(0, HASH_SHOWN);
    }

    private static final int HASH_SHOWN = 12;

    /** How approval knows it. */
    String id() {
        return year + "/" + number;
    }

    @Override
    public long version() {
        return revision;
    }

    /**
     * After an action.
     *
     * @throws ProblemException 409 BUDGET_VERSION_STATE when it is not allowed here
     */
    BudgetVersion after(VersionAction action, String actor, Instant now) {
        VersionState next = state.after(action)
                .orElseThrow(() -> new ProblemException(
                        BudgetProblem.BUDGET_VERSION_STATE,
                        "Version " + number + " of the budget of " + year + " is " + state + "; " + action
                                + " is not possible."));
        return new BudgetVersion(
                year,
                number,
                next,
                now,
                actor,
                hash,
                builtBy,
                builtAt,
                lines,
                stated,
                missing,
                notes,
                submittedBy,
                approval,
                opinion,
                issued,
                revision + 1);
    }

    BudgetVersion submitted(String actor, List<String> said) {
        return new BudgetVersion(
                year,
                number,
                state,
                stateSince,
                stateBy,
                hash,
                builtBy,
                builtAt,
                lines,
                stated,
                missing,
                said,
                actor,
                approval,
                null,
                issued,
                revision);
    }

    BudgetVersion decided(long approvalCase, @Nullable String why) {
        return new BudgetVersion(
                year,
                number,
                state,
                stateSince,
                stateBy,
                hash,
                builtBy,
                builtAt,
                lines,
                stated,
                missing,
                notes,
                submittedBy,
                approvalCase,
                why,
                issued,
                revision);
    }

    BudgetVersion issued(Issued issue) {
        return new BudgetVersion(
                year,
                number,
                state,
                stateSince,
                stateBy,
                hash,
                builtBy,
                builtAt,
                lines,
                stated,
                missing,
                notes,
                submittedBy,
                approval,
                opinion,
                issue,
                revision);
    }
}

package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Phase;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a centre proposes for a year, without its lines. It begins as a draft of the first round; its second round begins from the lines of
 * the first as soon as the cycle is there.
 *
 * @param round 1 (一上) or 2 (二上)
 * @param stateBy who brought it into its state
 * @param reason why it was returned
 * @param version grows by one with every change of round or state; 0 before the first
 */
public record Proposal(
        String centre,
        int round,
        ProposalState state,
        Instant stateSince,
        String stateBy,
        @Nullable String reason,
        long version) {
    /** What becomes of an action. */
    public enum Verdict {
        ALLOWED,
        /** It is so already; nothing changes. */
        ALREADY,
        /** 409: the cycle is in no round, or in another one than the proposal. */
        PHASE_CLOSED,
        /** 409: it is submitted, and nobody writes. */
        PROPOSAL_SUBMITTED,
        /** 409: there is nothing to return. */
        PROPOSAL_NOT_SUBMITTED
    }

    /** A proposal that does not exist yet. */
    static Proposal begun(String centre, int round, String actor, Instant now) {
        return new Proposal(centre, round, ProposalState.DRAFT, now, actor, null, 0);
    }

    /** The round in which centres write in a phase; empty when they do not. */
    public static OptionalInt roundOf(Phase phase) {
        return switch (phase) {
            case FIRST_UP -> OptionalInt.of(1);
            case SECOND_UP -> OptionalInt.of(2);
            case START, FIRST_DOWN, SECOND_DOWN, EXECUTION, SETTLEMENT, CLOSED -> OptionalInt.empty();
        };
    }

    /** The proposal as it is in a phase: the second round begins with the phase, whether the first was submitted or not. */
    public Proposal in(Phase phase, Instant phaseSince) {
        OptionalInt present = roundOf(phase);
        return present.isPresent() && present.getAsInt() > round
                ? new Proposal(centre, present.getAsInt(), ProposalState.DRAFT, phaseSince, stateBy, null, version)
                : this;
    }

    /** Whether an action is possible, for a proposal as it is in the phase. */
    public Verdict judge(Phase phase, ProposalAction action) {
        OptionalInt present = roundOf(phase);
        if (present.isEmpty() || present.getAsInt() != round) {
            return Verdict.PHASE_CLOSED;
        }
        boolean isSubmitted = state == ProposalState.SUBMITTED;
        return switch (action) {
            case WRITE -> isSubmitted ? Verdict.PROPOSAL_SUBMITTED : Verdict.ALLOWED;
            case SUBMIT -> isSubmitted ? Verdict.ALREADY : Verdict.ALLOWED;
            case RETURN ->
                switch (state) {
                    case SUBMITTED -> Verdict.ALLOWED;
                    case RETURNED -> Verdict.ALREADY;
                    case DRAFT -> Verdict.PROPOSAL_NOT_SUBMITTED;
                };
        };
    }

    /** In another state. */
    Proposal become(ProposalState next, String actor, @Nullable String why, Instant now) {
        return new Proposal(centre, round, next, now, actor, why, version);
    }
}

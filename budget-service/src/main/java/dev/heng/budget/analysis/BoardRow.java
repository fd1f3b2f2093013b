package dev.heng.budget.analysis;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.review.OpenReview;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the budget of a centre is, and whose turn it is.
 *
 * @param since since when the holder has it
 * @param dueOn until when what it waits for is meant to be done; null when nothing is waited for
 * @param daysLate by how many days that day is over; 0 when it is not
 */
public record BoardRow(
        String centre,
        BoardState state,
        BoardHolder holder,
        Instant since,
        @Nullable LocalDate dueOn,
        long daysLate) {
    /** In these nobody waits for the holder. */
    private static final Set<BoardState> DONE =
            EnumSet.of(BoardState.SUBMITTED, BoardState.REVIEWED, BoardState.ISSUED, BoardState.CLOSED);

    static BoardRow of(String centre, Cycle cycle, BoardFacts facts, BoardFacts.Budget budget, LocalDate today) {
        Part part =
                switch (cycle.phase()) {
                    case START -> new Part(BoardState.NOT_STARTED, BoardHolder.OFFICE, null);
                    case FIRST_UP -> proposing(centre, 1, facts);
                    case FIRST_DOWN -> reviewed(facts.review());
                    case SECOND_UP -> proposing(centre, 2, facts);
                    case SECOND_DOWN -> consolidated(budget);
                    case EXECUTION -> new Part(BoardState.ISSUED, BoardHolder.NOBODY, null);
                    case SETTLEMENT -> new Part(BoardState.SETTLING, BoardHolder.OFFICE, null);
                    case CLOSED -> new Part(BoardState.CLOSED, BoardHolder.NOBODY, null);
                };
        @Nullable LocalDate dueOn = dueOn(cycle, part.state());
        return new BoardRow(
                centre,
                part.state(),
                part.holder(),
                part.since() == null ? cycle.phaseSince() : part.since(),
                dueOn,
                dueOn == null || !today.isAfter(dueOn) ? 0 : ChronoUnit.DAYS.between(dueOn, today));
    }

    public boolean isLate() {
        return daysLate > 0;
    }

    /** @param since null: since the phase began */
    private record Part(
            BoardState state, BoardHolder holder, @Nullable Instant since) {}

    private static @Nullable LocalDate dueOn(Cycle cycle, BoardState state) {
        if (DONE.contains(state)) {
            return null;
        }
        return state == BoardState.MISSED
                ? cycle.calendar().firstUpBy()
                : cycle.dueOn().orElse(null);
    }

    private static Part proposing(String centre, int round, BoardFacts facts) {
        BoardFacts.@Nullable Proposed proposal = facts.proposal();
        if (facts.approval() != null) {
            return approving(facts.approval());
        }
        if (proposal == null || proposal.round() < round) {
            return new Part(BoardState.NOT_BEGUN, BoardHolder.centre(centre), null);
        }
        @Nullable Instant submitted = facts.submitted().get(round);
        if (proposal.round() > round) {
            // the cycle went back: what counts in this round is what was submitted in it
            return submitted == null
                    ? new Part(BoardState.NOT_BEGUN, BoardHolder.centre(centre), null)
                    : new Part(BoardState.SUBMITTED, BoardHolder.OFFICE, submitted);
        }
        return switch (proposal.state()) {
            case "SUBMITTED" -> new Part(BoardState.SUBMITTED, BoardHolder.OFFICE, proposal.since());
            case "RETURNED" -> new Part(BoardState.RETURNED, BoardHolder.centre(centre), proposal.since());
            default -> new Part(BoardState.WRITING, BoardHolder.centre(centre), null);
        };
    }

    private static Part approving(BoardFacts.Approving approval) {
        return new Part(
                BoardState.IN_APPROVAL, BoardHolder.approver(approval.role(), approval.centres()), approval.since());
    }

    private static Part reviewed(@Nullable OpenReview review) {
        if (review == null) {
            return new Part(BoardState.MISSED, BoardHolder.OFFICE, null);
        }
        if (!review.owners().isEmpty()) {
            return new Part(
                    BoardState.IN_REVIEW,
                    new BoardHolder(BoardHolder.Kind.OWNER_DEPARTMENTS, new TreeSet<>(review.owners())),
                    null);
        }
        return review.isOfficeAwaited()
                ? new Part(BoardState.IN_REVIEW, BoardHolder.OFFICE, null)
                : new Part(BoardState.REVIEWED, BoardHolder.OFFICE, review.decidedAt());
    }

    private static Part consolidated(BoardFacts.Budget budget) {
        return budget.approval() == null
                ? new Part(budget.state(), BoardHolder.OFFICE, budget.since())
                : approving(budget.approval());
    }
}

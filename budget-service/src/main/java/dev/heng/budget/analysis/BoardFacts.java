package dev.heng.budget.analysis;

import dev.heng.budget.review.OpenReview;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a centre in a cycle.
 *
 * @param proposal null as long as it wrote nothing
 * @param submitted when it submitted last, by round
 * @param approval of its proposal, while it is under way
 * @param review whose decisions its lines wait for; null when it submitted nothing in the first round
 */
record BoardFacts(
        @Nullable Proposed proposal,
        Map<Integer, Instant> submitted,
        @Nullable Approving approval,
        @Nullable OpenReview review) {
    static final BoardFacts NONE = new BoardFacts(null, Map.of(), null, null);

    /** The proposal as it is stored. */
    record Proposed(int round, String state, Instant since) {}

    /**
     * A document that is being approved.
     *
     * @param role whose turn it is; an empty text where the route names people
     */
    record Approving(String role, NavigableSet<String> centres, Instant since) {}

    /**
     * The budget of the hospital.
     *
     * @param state CONSOLIDATING, IN_APPROVAL, APPROVED or ISSUED
     * @param since null: since the phase began
     */
    record Budget(
            BoardState state,
            @Nullable Instant since,
            @Nullable Approving approval) {
        static final Budget NONE = new Budget(BoardState.CONSOLIDATING, null, null);
    }
}

package dev.heng.budget.ledger;

import java.util.List;

/**
 * Execution lines that spend what a reservation holds.
 *
 * @param source of the execution lines, which may be another system than the one that reserved
 * @param poster whether the actor may post into softly closed months
 * @param uses their ids differ
 */
public record UseDraft(
        String hospital,
        ReservationId reservation,
        String source,
        String actor,
        Poster poster,
        List<ReservationUse> uses) {}

package dev.heng.budget.ledger;

import java.time.YearMonth;

/**
 * Under which names reservations go on.
 *
 * @param hold of what keeps their money in their old cells; as of an {@link AdjustmentDraft}
 * @param transfer what the entries in their new cells are told by
 * @param document its name for a person
 * @param to where they go on
 */
public record ReservationCarry(
        String hospital, String hold, String transfer, String document, String actor, YearMonth to) {}

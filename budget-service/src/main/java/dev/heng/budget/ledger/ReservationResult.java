package dev.heng.budget.ledger;

import java.util.List;

/**
 * What became of a call about a reservation.
 *
 * @param sequence the Ledger-Sequence that contains it
 * @param isNew false when it had been stored before
 * @param lines those that are worth telling: warned about, or known already
 */
public record ReservationResult(long sequence, boolean isNew, List<LineOutcome> lines) {}

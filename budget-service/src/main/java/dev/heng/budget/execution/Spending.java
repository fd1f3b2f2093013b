package dev.heng.budget.execution;

import dev.heng.budget.ledger.ReservationId;
import dev.heng.budget.ledger.ReservationUse;
import java.util.List;

/**
 * Execution lines that spend what a reservation holds.
 *
 * @param source of the execution lines, which may be another system than the one that reserved
 */
public record Spending(
        String hospital, ReservationId reservation, String source, String actor, List<ReservationUse> uses) {}

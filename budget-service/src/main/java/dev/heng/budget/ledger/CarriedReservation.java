package dev.heng.budget.ledger;

import java.math.BigDecimal;

/**
 * A line of a reservation that goes on in another month.
 *
 * @param cell where it was
 * @param amount what was open of it
 */
public record CarriedReservation(ReservationId reservation, String line, CellKey cell, BigDecimal amount) {}

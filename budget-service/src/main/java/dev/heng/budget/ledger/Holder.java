package dev.heng.budget.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a reservation that holds money of a limit.
 *
 * @param document null, or the name of the document for a person
 * @param open what it holds
 */
public record Holder(ReservationId reservation, @Nullable String document, String line, BigDecimal open) {}

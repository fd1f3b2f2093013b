package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An execution line that spends what was set aside.
 *
 * @param id identifies the execution line within its source for ever
 * @param line the line of the reservation
 * @param date the day whose month takes the amount; it may be another month than the reservation's
 * @param amount above 0; what is more than open is asked of the budget
 * @param isFinal nothing more will come for the line: the rest is given back
 */
public record ReservationUse(
        String id,
        String line,
        LocalDate date,
        BigDecimal amount,
        boolean isFinal,
        @Nullable String document,
        @Nullable String memo) {
    /** What makes it the same use when it is sent again; document and memo may differ. */
    byte[] digest(ReservationId reservation) {
        return Digests.of(String.join(
                "\n",
                reservation.toString(),
                line,
                date.toString(),
                amount.stripTrailingZeros().toPlainString(),
                Boolean.toString(isFinal)));
    }
}

package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as it stands.
 *
 * @param document null, or the name of the document for a person
 * @param expiresOn the last day; null: never
 * @param follows the reservation whose open amounts it took over
 * @param isOpen whether something is open of a line
 * @param version rises with every change
 * @param sequence of the posting that changed its figures last
 * @param uses in the order of booking
 */
public record Reservation(
        ReservationId id,
        @Nullable String document,
        @Nullable LocalDate expiresOn,
        @Nullable ReservationId follows,
        boolean isOpen,
        String actor,
        Instant bookedAt,
        long version,
        long sequence,
        List<Line> lines,
        List<Use> uses) {
    /** What of it concerns some centres: their lines, and the uses of these. */
    Reservation within(Set<String> centres) {
        List<Line> shown = lines.stream()
                .filter(line -> centres.contains(line.cell().centre()))
                .toList();
        Set<String> names = shown.stream().map(Line::line).collect(Collectors.toSet());
        return new Reservation(
                id,
                document,
                expiresOn,
                follows,
                isOpen,
                actor,
                bookedAt,
                version,
                sequence,
                shown,
                uses.stream().filter(use -> names.contains(use.line())).toList());
    }

    /** What became of a line; a line that is not open holds nothing any more. */
    public enum LineState {
        OPEN,
        USED,
        RELEASED,
        EXPIRED,
        TRANSFERRED
    }

    /**
     * One line.
     *
     * @param used spent of the amount
     * @param released given back of the amount
     * @param exceeded spent by its uses beyond the amount
     */
    public record Line(
            String line,
            CellKey cell,
            BigDecimal amount,
            BigDecimal used,
            BigDecimal released,
            BigDecimal exceeded,
            LineState state,
            @Nullable String memo) {
        /** What the line holds of the budget. */
        public BigDecimal open() {
            return amount.subtract(used).subtract(released);
        }
    }

    /**
     * An execution line that used it.
     *
     * @param taken of the reservation; the rest of the amount was spent beyond it
     */
    public record Use(
            String source,
            String id,
            String line,
            LocalDate date,
            BigDecimal amount,
            BigDecimal taken,
            boolean isFinal,
            long sequence) {}
}

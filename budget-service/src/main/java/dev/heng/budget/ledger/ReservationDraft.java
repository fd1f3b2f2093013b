package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Money to be set aside for the lines of a document.
 *
 * @param document null, or the name of the document for a person, such as the number of a contract
 * @param expiresOn the last day; after it the rest is given back. Null: never
 * @param follows null, or the reservation whose open amounts are taken over
 * @param lines their names differ
 */
public record ReservationDraft(
        String hospital,
        ReservationId id,
        @Nullable String document,
        @Nullable LocalDate expiresOn,
        @Nullable ReservationId follows,
        String actor,
        List<Line> lines) {
    /**
     * One line.
     *
     * @param line its name within the reservation
     * @param amount above 0
     */
    public record Line(
            String line,
            CellKey cell,
            BigDecimal amount,
            @Nullable String memo) {
        private String text() {
            return String.join(
                    "/",
                    line,
                    cell.centre(),
                    cell.subject(),
                    cell.fund(),
                    cell.project(),
                    cell.month().toString(),
                    amount.stripTrailingZeros().toPlainString());
        }
    }

    /**
     * What makes it the same reservation when it is sent again: what it follows, and the names, cells and amounts of its lines, in any
     * order. Document, last day and memos may differ.
     */
    byte[] digest() {
        return Digests.of(Objects.toString(follows, "")
                + lines.stream()
                        .sorted(Comparator.comparing(Line::line))
                        .map(line -> "\n" + line.text())
                        .collect(Collectors.joining()));
    }
}

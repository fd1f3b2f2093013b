package dev.heng.budget.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One immutable change of a cell.
 *
 * @param sequence the Ledger-Sequence of the posting
 * @param index place in the posting
 * @param kind the posting's: EXECUTION, REPLAY of a suspended line, OPENING, RESERVATION, USE of a reservation, its RELEASE or EXPIRY,
 *     REVERSAL of a line
 * @param source the system that sent it; null when a person wrote it
 * @param id the source's id of the line
 * @param figure the part of the cell that it changes
 * @param amount as it was given: the balance of a STOCK line, else the change
 * @param delta by how much the figure changed; the deltas of a cell add up to its figure
 * @param balance of a STOCK line at its date, else null
 * @param date the day for which it counts
 * @param cellVersion the version that it gave the cell
 * @param actor who posted it
 * @param bookedAt when it was posted
 * @param reverses the id of the line that it takes back; null for every other
 * @param reversedBy the id of the line that takes it back; null when it stands
 */
public record Entry(
        long sequence,
        int index,
        String kind,
        @Nullable String source,
        @Nullable String batch,
        @Nullable String id,
        @Nullable String document,
        @Nullable String memo,
        String centre,
        String subject,
        String fund,
        String project,
        YearMonth month,
        FigureKind figure,
        BigDecimal amount,
        BigDecimal delta,
        @Nullable BigDecimal balance,
        LocalDate date,
        long cellVersion,
        String actor,
        Instant bookedAt,
        @Nullable String reverses,
        @Nullable String reversedBy) {
    List<String> key() {
        return List.of(
                centre, subject, String.valueOf(Window.number(month)), String.valueOf(sequence), String.valueOf(index));
    }
}

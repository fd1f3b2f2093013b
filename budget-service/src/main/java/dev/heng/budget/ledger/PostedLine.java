package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution line as it stands.
 *
 * @param status RECORDED or SUSPENDED
 * @param centre of a line that is divided the one that was sent, as subject, fund and project
 * @param month the month in which it counts; null while it waits
 * @param amount as it was sent: of a STOCK subject the balance
 * @param entries where it counts: one, or one for each part that it was divided into; none while it waits
 * @param code why it waits; null when it is recorded
 * @param kind EXECUTION, REPLAY, USE, REVERSAL or OVERRIDE; null while it waits
 * @param actor who posted it; null while it waits
 * @param bookedAt when; of a line that waits, when it was last seen
 * @param sequence the Ledger-Sequence of its posting; 0 while it waits
 * @param sent the line as its source named it, in a cell of the month of its date; null when it is recorded under those codes, or waits
 * @param reverses the reversal that it is, null for every other line
 * @param reversedBy the reversal that takes it back, null when it stands
 */
public record PostedLine(
        LineId line,
        LineStatus status,
        String centre,
        String subject,
        String fund,
        String project,
        LocalDate date,
        @Nullable YearMonth month,
        BigDecimal amount,
        List<Booked> entries,
        @Nullable String document,
        @Nullable String memo,
        @Nullable String code,
        @Nullable String kind,
        @Nullable String batch,
        @Nullable String actor,
        Instant bookedAt,
        long sequence,
        @Nullable CellKey sent,
        @Nullable Reversal reverses,
        @Nullable Reversal reversedBy) {
    /** What a line, or a part of it, adds to a cell; of a STOCK subject the balance. */
    public record Booked(CellKey cell, BigDecimal amount) {}
}

package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One line of an execution, defaults filled.
 *
 * @param id identifies the line within its source for ever
 * @param date FLOW: the day whose month takes the amount; STOCK: the day of the balance
 * @param amount FLOW: added, negative as a correction; STOCK: the balance; in the unit of the subject, at most 4 decimals
 * @param document null, or what the line belongs to: lines of one document stand or fall together
 */
public record ExecutionLine(
        String id,
        String centre,
        String subject,
        String fund,
        String project,
        LocalDate date,
        BigDecimal amount,
        @Nullable String document,
        @Nullable String memo) {
    CellKey cell() {
        return new CellKey(centre, subject, fund, project, YearMonth.from(date));
    }

    /**
     * What makes a line the same line when it is sent again: centre, subject, fund, project, date, and the amount as a number. Document
     * and memo may differ.
     */
    byte[] digest() {
        return Digests.of(String.join(
                "/",
                centre,
                subject,
                fund,
                project,
                date.toString(),
                amount.stripTrailingZeros().toPlainString()));
    }
}

package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a final account together; of money that flows.
 *
 * @param key the centre or subject; null for the hospital
 */
public record AccountTotal(
        @Nullable String key,
        Category category,
        BigDecimal original,
        BigDecimal adjustment,
        BigDecimal reserved,
        BigDecimal executed,
        BigDecimal carriedIn,
        BigDecimal carriedOut,
        BigDecimal lapsed,
        BigDecimal returned) {
    private static final Comparator<AccountTotal> ORDER = Comparator.comparing(
                    (AccountTotal total) -> total.key == null ? "" : total.key)
            .thenComparing(AccountTotal::category);

    /** By what lines are put together; each by its own code, not with what is below it. */
    public enum By {
        HOSPITAL,
        CENTRE,
        SUBJECT;

        private @Nullable String key(BudgetLine line) {
            return switch (this) {
                case HOSPITAL -> null;
                case CENTRE -> line.centre();
                case SUBJECT -> line.subject();
            };
        }
    }

    public BigDecimal budget() {
        return original.add(adjustment);
    }

    /** As of a line. */
    public @Nullable BigDecimal rate() {
        return AccountLine.rate(budget(), executed);
    }

    /** In the order of key and category. */
    public static List<AccountTotal> of(Collection<AccountLine> lines, By by) {
        Map<String, AccountTotal> totals = new HashMap<>();
        for (AccountLine line : lines) {
            if (line.isMoneyThatFlows()) {
                String key = by.key(line.line());
                totals.merge((key == null ? "" : key) + "/" + line.category(), of(key, line), AccountTotal::plus);
            }
        }
        return totals.values().stream().sorted(ORDER).toList();
    }

    private static AccountTotal of(@Nullable String key, AccountLine line) {
        return new AccountTotal(
                key,
                line.category(),
                AccountLine.zeroIfNull(line.original()),
                AccountLine.zeroIfNull(line.adjustment()),
                line.reserved(),
                AccountLine.zeroIfNull(line.executed()),
                line.carriedIn(),
                line.carriedOut(),
                line.lapsed(),
                line.returned());
    }

    private AccountTotal plus(AccountTotal other) {
        return new AccountTotal(
                key,
                category,
                original.add(other.original),
                adjustment.add(other.adjustment),
                reserved.add(other.reserved),
                executed.add(other.executed),
                carriedIn.add(other.carriedIn),
                carriedOut.add(other.carriedOut),
                lapsed.add(other.lapsed),
                returned.add(other.returned));
    }
}

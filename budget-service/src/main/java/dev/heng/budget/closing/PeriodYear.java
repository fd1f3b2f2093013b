package dev.heng.budget.closing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The twelve months of a year as they stand, in order. */
public record PeriodYear(int year, List<Period> months) {
    /** The state of all twelve; null when they differ. */
    public @Nullable PeriodState state() {
        PeriodState first = months.getFirst().state();
        return months.stream().allMatch(month -> month.state() == first) ? first : null;
    }

    /** Grows with every change of one of the months. */
    public long version() {
        return months.stream().mapToLong(Period::version).sum();
    }
}

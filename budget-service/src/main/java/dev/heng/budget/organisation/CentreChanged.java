package dev.heng.budget.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code heng.budget.centre-changed}: a centre with its whole history, see {@code contracts/events/v1}. */
public record CentreChanged(
        String hospital,
        String centre,
        List<Interval> intervals,
        boolean deleted,
        long incarnation,
        long version,
        long sequence) {
    /**
     * What the centre is between two days, both included.
     *
     * @param validFrom null when there was no beginning
     * @param validTo null when there is no end
     */
    public record Interval(
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String name,
            @Nullable String nameEn,
            CentreType type,
            @Nullable String parent) {}
}

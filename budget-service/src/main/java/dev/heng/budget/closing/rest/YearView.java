package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.PeriodState;
import dev.heng.budget.closing.PeriodYear;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A year as the API shows it. */
@Schema(name = "PeriodYear")
public record YearView(
        @Schema(examples = "2026") int year,

        @Schema(nullable = true, description = "The state of all twelve months; null when they differ") @Nullable PeriodState state,

        @Schema(description = "All twelve, in order") List<PeriodView> months,

        @Schema(description = "Grows with every change of one of the months")
        long version) {
    static YearView of(PeriodYear year) {
        return new YearView(
                year.year(),
                year.state(),
                year.months().stream().map(PeriodView::of).toList(),
                year.version());
    }
}

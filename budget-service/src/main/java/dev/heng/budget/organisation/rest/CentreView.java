package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.Centre;
import dev.heng.budget.organisation.CentreInterval;
import dev.heng.budget.organisation.CentreType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A centre with its whole history as the API shows it. */
public record CentreView(String hospital, String centre, List<IntervalView> intervals, long version, long sequence) {
    /**
     * What the centre is between two days, both included.
     *
     * @param validFrom null when there was no beginning
     * @param validTo null when there is no end
     */
    @Schema(name = "CentreInterval")
    public record IntervalView(
            @Schema(nullable = true) @Nullable LocalDate validFrom,
            @Schema(nullable = true) @Nullable LocalDate validTo,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            CentreType type,
            @Schema(nullable = true) @Nullable String parent) {
        static IntervalView of(CentreInterval interval) {
            return new IntervalView(
                    interval.validFrom().equals(LocalDate.MIN) ? null : interval.validFrom(),
                    interval.validTo().equals(LocalDate.MAX) ? null : interval.validTo(),
                    interval.name(),
                    interval.nameEn(),
                    interval.type(),
                    interval.parent());
        }
    }

    static CentreView of(Centre centre) {
        return new CentreView(
                centre.hospital(),
                centre.code(),
                centre.history().intervals().stream().map(IntervalView::of).toList(),
                centre.version(),
                centre.sequence());
    }
}

package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.CentreInterval;
import dev.heng.budget.organisation.CentreType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A centre as it is on one day. */
public record CentreOnDayView(
        String centre,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        CentreType type,
        @Schema(nullable = true) @Nullable String parent,
        @Schema(nullable = true) @Nullable LocalDate validFrom,
        @Schema(nullable = true) @Nullable LocalDate validTo) {
    static CentreOnDayView of(String centre, CentreInterval interval) {
        CentreView.IntervalView days = CentreView.IntervalView.of(interval);
        return new CentreOnDayView(
                centre,
                interval.name(),
                interval.nameEn(),
                interval.type(),
                interval.parent(),
                days.validFrom(),
                days.validTo());
    }
}

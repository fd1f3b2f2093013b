package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.CentreInterval;
import dev.heng.budget.organisation.CentreType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A centre as it is on one day. */
public record CentreOnDayView(
        String centre,
        String name,
        @Schema(nullable = true) String nameEn,
        CentreType type,
        @Schema(nullable = true) String parent,
        @Schema(nullable = true) LocalDate validFrom,
        @Schema(nullable = true) LocalDate validTo) {
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

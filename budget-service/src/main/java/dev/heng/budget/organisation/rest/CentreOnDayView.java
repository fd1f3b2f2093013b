package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.CentreInterval;
import dev.heng.budget.organisation.CentreType;
import java.time.LocalDate;

/** A centre as it is on one day. */
public record CentreOnDayView(
        String centre,
        String name,
        String nameEn,
        CentreType type,
        String parent,
        LocalDate validFrom,
        LocalDate validTo) {
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

package dev.heng.budget.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is written about a centre.
 *
 * @param validFrom the day the change begins; null corrects the latest interval
 * @param validTo the last day; null when there is no end
 */
public record CentreChange(
        String name,
        @Nullable String nameEn,
        CentreType type,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    CentreInterval between(LocalDate from, LocalDate to) {
        return new CentreInterval(from, to, name, nameEn, type, parent);
    }

    LocalDate lastDay() {
        return validTo == null ? LocalDate.MAX : validTo;
    }
}

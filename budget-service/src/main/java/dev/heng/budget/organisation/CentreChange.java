package dev.heng.budget.organisation;

import java.time.LocalDate;

/**
 * What is written about a centre.
 *
 * @param validFrom the day the change begins; null corrects the latest interval
 * @param validTo the last day; null when there is no end
 */
public record CentreChange(
        String name, String nameEn, CentreType type, String parent, LocalDate validFrom, LocalDate validTo) {

    CentreInterval between(LocalDate from, LocalDate to) {
        return new CentreInterval(from, to, name, nameEn, type, parent);
    }

    LocalDate lastDay() {
        return validTo == null ? LocalDate.MAX : validTo;
    }
}

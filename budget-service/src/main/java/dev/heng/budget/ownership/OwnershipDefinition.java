package dev.heng.budget.ownership;

import java.time.LocalDate;

/**
 * What such a mapping says.
 *
 * @param subject and what is below it, unless that has an owner of its own
 * @param owner the centre that answers for it
 * @param validFrom the first day
 * @param validTo the last one
 */
public record OwnershipDefinition(String subject, String owner, LocalDate validFrom, LocalDate validTo) {
    /** The first and the last day on which figures can stand. */
    public static final LocalDate ALWAYS_FROM = LocalDate.of(1900, 1, 1);

    public static final LocalDate ALWAYS_TO = LocalDate.of(2999, 12, 31);
}

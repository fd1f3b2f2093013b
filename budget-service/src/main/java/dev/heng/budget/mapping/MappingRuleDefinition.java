package dev.heng.budget.mapping;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping rule says.
 *
 * @param source lines of this source; null: of every source
 * @param sent the codes that a line must name; null members do not matter
 * @param meant what stands for them; null members stay as they are sent
 * @param validFrom the first day of lines that it maps
 * @param validTo the last one
 */
public record MappingRuleDefinition(
        @Nullable String source,
        Codes sent,
        Codes meant,
        LocalDate validFrom,
        LocalDate validTo,
        @Nullable String note) {
    /** The first and the last day that a line can have. */
    public static final LocalDate ALWAYS_FROM = LocalDate.of(1900, 1, 1);

    public static final LocalDate ALWAYS_TO = LocalDate.of(2999, 12, 31);
}

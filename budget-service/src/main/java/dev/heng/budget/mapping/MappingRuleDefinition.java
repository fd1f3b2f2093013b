package dev.heng.budget.mapping;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping rule says.
 *
 * @param source lines of this source; null: of every source
 * @param sent the codes that a line must name; null members do not matter
 * @param meant what stands for them; null members stay as they are sent; nothing when the rule divides
 * @param parts among what it divides lines, none when it does not divide
 * @param validFrom the first day of lines that it maps
 * @param validTo the last one
 */
public record MappingRuleDefinition(
        @Nullable String source,
        Codes sent,
        Codes meant,
        List<Part> parts,
        LocalDate validFrom,
        LocalDate validTo,
        @Nullable String note) {
    /** The first and the last day that a line can have. */
    public static final LocalDate ALWAYS_FROM = LocalDate.of(1900, 1, 1);

    public static final LocalDate ALWAYS_TO = LocalDate.of(2999, 12, 31);

    private static final Comparator<Part> IN_ORDER = Comparator.comparing(Part::meant, Codes.IN_ORDER);

    /** The same with its parts in order, so that which of them gets a cent more does not depend on who wrote the rule. */
    MappingRuleDefinition inOrder() {
        return new MappingRuleDefinition(
                source, sent, meant, parts.stream().sorted(IN_ORDER).toList(), validFrom, validTo, note);
    }

    /** Everything that it gives: what is meant, or the parts. */
    List<Codes> places() {
        return Stream.concat(Stream.of(meant), parts.stream().map(Part::meant)).toList();
    }
}

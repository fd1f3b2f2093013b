package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.MappingRule;
import dev.heng.budget.mapping.MappingRuleDefinition;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mapping rule as the API shows it. */
@Schema(name = "MappingRule")
public record MappingRuleView(
        @Schema(examples = "his-0203") String rule,
        @Schema(nullable = true) @Nullable String source,
        CodesBody sent,

        @Schema(description = "Nothing when the rule divides")
        CodesBody meant,

        @Schema(description = "Among what it divides lines, in the order of their codes; none when it does not divide")
        List<PartBody> parts,

        @Schema(nullable = true) @Nullable LocalDate validFrom,
        @Schema(nullable = true) @Nullable LocalDate validTo,
        @Schema(nullable = true) @Nullable String note,
        long version,
        long sequence) {
    static MappingRuleView of(MappingRule rule) {
        MappingRuleDefinition definition = rule.definition();
        return new MappingRuleView(
                rule.code(),
                definition.source(),
                CodesBody.of(definition.sent()),
                CodesBody.of(definition.meant()),
                definition.parts().stream().map(PartBody::of).toList(),
                unless(definition.validFrom(), MappingRuleDefinition.ALWAYS_FROM),
                unless(definition.validTo(), MappingRuleDefinition.ALWAYS_TO),
                definition.note(),
                rule.version(),
                rule.sequence());
    }

    private static @Nullable LocalDate unless(LocalDate day, LocalDate always) {
        return day.equals(always) ? null : day;
    }
}

package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.MappingRule;
import dev.heng.budget.mapping.MappingRuleDefinition;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mapping rule as the API shows it. */
@Schema(name = "MappingRule")
public record MappingRuleView(
        @Schema(examples = "his-0203") String rule,
        @Schema(nullable = true) @Nullable String source,
        CodesBody sent,
        CodesBody meant,
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

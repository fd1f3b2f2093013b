package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.FlexRule;
import dev.heng.budget.forecast.FlexRuleDefinition;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule by which a budget follows a volume as the API shows it. */
@Schema(name = "FlexRule")
public record FlexRuleView(
        @Schema(examples = "materials") String rule,
        String name,
        @Schema(examples = "EXP_MED_MAT") String subject,
        @Schema(examples = "VISITS_OP") String volume,
        @Schema(nullable = true) @Nullable String centre,
        @Schema(examples = "0.3") BigDecimal fixedShare,
        long version,
        String changedBy,
        Instant changedAt) {
    static FlexRuleView of(FlexRule rule) {
        FlexRuleDefinition definition = rule.definition();
        return new FlexRuleView(
                rule.code(),
                definition.name(),
                definition.subject(),
                definition.volume(),
                definition.centre(),
                Decimals.plain(definition.fixedShare()),
                rule.version(),
                rule.changedBy(),
                rule.changedAt());
    }
}

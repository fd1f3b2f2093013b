package dev.heng.budget.control.rest;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.control.ControlRule;
import dev.heng.budget.control.ControlRuleDefinition;
import dev.heng.budget.subject.Control;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A control rule as the API shows it. */
@Schema(name = "ControlRule")
public record ControlRuleView(
        @Schema(examples = "travel-of-a-centre") String rule,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        Control control,
        ControlLevel level,
        ControlBasis basis,
        @Schema(nullable = true) @Nullable String subject,
        @Schema(nullable = true) @Nullable String centre,
        @Schema(nullable = true) @Nullable String fund,
        @Schema(nullable = true) @Nullable String project,
        @Schema(examples = "5") BigDecimal tolerance,
        boolean requiresLine,
        @Schema(examples = "80") BigDecimal warnAt,
        @Schema(examples = "90") BigDecimal escalateAt,

        @Schema(nullable = true, examples = "2026-01") @Nullable String validFrom,

        @Schema(nullable = true, examples = "2026-12") @Nullable String validTo,

        long version,
        long sequence) {
    static ControlRuleView of(ControlRule rule) {
        ControlRuleDefinition definition = rule.definition();
        return new ControlRuleView(
                rule.code(),
                definition.name(),
                definition.nameEn(),
                definition.control(),
                definition.level(),
                definition.basis(),
                definition.subject(),
                definition.centre(),
                definition.fund(),
                definition.project(),
                Decimals.plain(definition.tolerance()),
                definition.requiresLine(),
                Decimals.plain(definition.warnAt()),
                Decimals.plain(definition.escalateAt()),
                unless(definition.validFrom(), ControlRuleDefinition.ALWAYS_FROM),
                unless(definition.validTo(), ControlRuleDefinition.ALWAYS_TO),
                rule.version(),
                rule.sequence());
    }

    private static @Nullable String unless(YearMonth month, YearMonth always) {
        return month.equals(always) ? null : month.toString();
    }
}

package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarryRule;
import dev.heng.budget.settlement.CarryRuleDefinition;
import dev.heng.budget.settlement.ReservationTreatment;
import dev.heng.budget.settlement.Treatment;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule of carrying forward as the API shows it. */
@Schema(name = "CarryRule")
public record CarryRuleView(
        @Schema(examples = "fiscal-projects") String rule,
        String name,
        @Schema(nullable = true) @Nullable String fund,
        @Schema(nullable = true, examples = "*") @Nullable String project,
        @Schema(nullable = true) @Nullable String subject,
        @Schema(nullable = true) @Nullable String centre,
        Treatment unspent,
        @Schema(nullable = true) @Nullable Integer untilYears,
        ReservationTreatment reservations,
        String changedBy,
        Instant changedAt,
        long version) {
    static CarryRuleView of(CarryRule rule) {
        CarryRuleDefinition said = rule.definition();
        return new CarryRuleView(
                rule.code(),
                said.name(),
                said.fund(),
                said.project(),
                said.subject(),
                said.centre(),
                said.unspent(),
                said.untilYears(),
                said.reservations(),
                rule.changedBy(),
                rule.changedAt(),
                rule.version());
    }
}

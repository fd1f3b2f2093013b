package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.Codes;
import dev.heng.budget.mapping.MappingRuleDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a mapping rule. */
public record PutMappingRuleRequest(
        @Size(min = 1, max = 64) @Schema(description = "Lines of this source; absent: of every source", examples = "his")
        @Nullable String source,

        @NotNull @Valid @Schema(
                description =
                        "The codes that a line must name, a centre or a subject among them; absent members do not matter")
        CodesBody sent,

        @Valid @Schema(
                nullable = true,
                description = "What stands for them; absent members stay as they are sent; absent when there are parts")
        @Nullable CodesBody meant,

        @Size(min = 2, max = 20) @Schema(
                nullable = true,
                description = "Divides the amount of a line among 2 to 20 places; absent when one place is meant")
        @Nullable List<@Valid PartBody> parts,

        @Schema(
                nullable = true,
                description = "The first day of lines that it maps; absent: always",
                examples = "2026-01-01")
        @Nullable LocalDate validFrom,

        @Schema(nullable = true, description = "The last such day; absent: for ever", examples = "2026-12-31") @Nullable LocalDate validTo,

        @Size(max = 1000) @Schema(nullable = true, examples = "心内科门诊, HIS 旧编码") @Nullable String note) {
    MappingRuleDefinition definition() {
        return new MappingRuleDefinition(
                source,
                sent.codes(),
                meant == null ? new Codes(null, null, null, null) : meant.codes(),
                parts == null ? List.of() : parts.stream().map(PartBody::part).toList(),
                validFrom == null ? MappingRuleDefinition.ALWAYS_FROM : validFrom,
                validTo == null ? MappingRuleDefinition.ALWAYS_TO : validTo,
                note);
    }
}

package dev.heng.budget.ownership.rest;

import dev.heng.budget.ownership.OwnershipDefinition;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of an ownership. */
public record PutOwnershipRequest(
        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "With what is below it, unless that has an owner of its own", examples = "TRAVEL")
        String subject,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "The centre that answers for it in every centre", examples = "C-OFFICE")
        String owner,

        @Schema(nullable = true, description = "The first day; absent: always", examples = "2026-01-01") @Nullable LocalDate validFrom,

        @Schema(nullable = true, description = "The last day; absent: for ever", examples = "2026-12-31") @Nullable LocalDate validTo) {
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    OwnershipDefinition definition() {
        return new OwnershipDefinition(
                subject,
                owner,
                validFrom == null ? OwnershipDefinition.ALWAYS_FROM : validFrom,
                validTo == null ? OwnershipDefinition.ALWAYS_TO : validTo);
    }
}

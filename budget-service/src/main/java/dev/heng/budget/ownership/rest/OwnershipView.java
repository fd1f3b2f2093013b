package dev.heng.budget.ownership.rest;

import dev.heng.budget.ownership.Ownership;
import dev.heng.budget.ownership.OwnershipDefinition;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mapping of a subject to its owner department as the API shows it. */
@Schema(name = "Ownership")
public record OwnershipView(
        @Schema(examples = "travel-of-the-office") String ownership,
        @Schema(examples = "TRAVEL") String subject,
        @Schema(examples = "C-OFFICE") String owner,
        @Schema(nullable = true) @Nullable LocalDate validFrom,
        @Schema(nullable = true) @Nullable LocalDate validTo,
        long version,
        long sequence) {
    static OwnershipView of(Ownership ownership) {
        OwnershipDefinition definition = ownership.definition();
        return new OwnershipView(
                ownership.code(),
                definition.subject(),
                definition.owner(),
                unless(definition.validFrom(), OwnershipDefinition.ALWAYS_FROM),
                unless(definition.validTo(), OwnershipDefinition.ALWAYS_TO),
                ownership.version(),
                ownership.sequence());
    }

    private static @Nullable LocalDate unless(LocalDate day, LocalDate always) {
        return day.equals(always) ? null : day;
    }
}

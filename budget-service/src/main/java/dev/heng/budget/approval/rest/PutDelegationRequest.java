package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.DelegationDefinition;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.approval.PutDelegation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a delegation. */
public record PutDelegationRequest(
        @Size(min = 1, max = 256) @Schema(
                nullable = true,
                description = "Whose place is taken, by the name in the user's tokens; absent: the bearer",
                examples = "zhao")
        @Nullable String user,

        @NotNull @Size(min = 1, max = 256) @Schema(description = "Who takes it", examples = "zhou")
        String delegate,

        @Size(max = 4) @Schema(
                nullable = true,
                description =
                        "Whose tasks are delegated with those that name the user. Absent: those of the bearer's token when it is the user, else"
                                + " none",
                examples = "[\"COMMITTEE\"]")
        @Nullable List<ApproverRole> roles,

        @Size(max = 5) @Schema(
                nullable = true,
                description = "Of documents; absent or empty: of every kind",
                examples = "[\"ADJUSTMENT\"]")
        @Nullable List<DocumentKind> kinds,

        @NotNull @Schema(description = "The first day", examples = "2026-03-01")
        LocalDate validFrom,

        @NotNull @Schema(description = "The last day; at most 366 days are delegated at once", examples = "2026-03-31")
        LocalDate validTo) {
    DelegationDefinition definition(PutDelegation.Writer writer) {
        String whose = user == null ? writer.name() : user;
        Set<ApproverRole> own = whose.equals(writer.name()) ? writer.roles() : Set.of();
        return new DelegationDefinition(
                whose,
                delegate,
                roles == null ? own : Set.copyOf(roles),
                kinds == null ? Set.of() : Set.copyOf(kinds),
                validFrom,
                validTo);
    }
}

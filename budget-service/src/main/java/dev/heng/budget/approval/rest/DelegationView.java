package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.Delegation;
import dev.heng.budget.approval.DelegationDefinition;
import dev.heng.budget.approval.DocumentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delegation as the API shows it. */
@Schema(name = "ApprovalDelegation")
public record DelegationView(
        @Schema(examples = "zhao-in-march") String delegation,

        @Schema(description = "Whose place is taken", examples = "zhao")
        String user,

        @Schema(description = "Who takes it", examples = "zhou")
        String delegate,

        @Schema(description = "Whose tasks are delegated with those that name the user")
        List<ApproverRole> roles,

        @Schema(description = "Of documents; empty: of every kind")
        List<DocumentKind> kinds,

        LocalDate validFrom,
        LocalDate validTo,
        long version,
        String changedBy,
        Instant changedAt) {
    static DelegationView of(Delegation delegation) {
        DelegationDefinition definition = delegation.definition();
        return new DelegationView(
                delegation.code(),
                definition.user(),
                definition.delegate(),
                definition.roles().stream().sorted().toList(),
                definition.kinds().stream().sorted().toList(),
                definition.validFrom(),
                definition.validTo(),
                delegation.version(),
                delegation.changedBy(),
                delegation.changedAt());
    }
}

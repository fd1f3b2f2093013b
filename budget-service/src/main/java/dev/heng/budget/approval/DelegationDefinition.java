package dev.heng.budget.approval;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a delegation says.
 *
 * @param user whose place is taken
 * @param delegate who takes it
 * @param roles whose tasks are delegated with those that name the user
 * @param kinds of documents; empty for all
 * @param validFrom the first day
 * @param validTo the last one
 */
public record DelegationDefinition(
        String user,
        String delegate,
        Set<ApproverRole> roles,
        Set<DocumentKind> kinds,
        LocalDate validFrom,
        LocalDate validTo) {
    public DelegationDefinition {
        roles = Set.copyOf(roles);
        kinds = Set.copyOf(kinds);
    }
}

package dev.heng.budget.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who acts.
 *
 * @param roles those of the token that can approve
 * @param officerCentres the centres that the token reaches as budget officer; empty for every one
 * @param standIns whose place the actor may take today
 */
public record Approver(
        String name, Set<ApproverRole> roles, Optional<Set<String>> officerCentres, List<StandIn> standIns) {
    /**
     * Somebody who delegated to the actor.
     *
     * @param roles whose tasks are delegated with those that name the user
     * @param kinds of documents; empty for all
     */
    public record StandIn(String user, Set<ApproverRole> roles, Set<DocumentKind> kinds) {}

    /** The actor, in nobody's place but its own. */
    Approver alone() {
        return new Approver(name, roles, officerCentres, List.of());
    }

    /** The actor, and whom it stands in for. */
    public Stream<String> names() {
        return Stream.concat(Stream.of(name), standIns.stream().map(StandIn::user));
    }

    /** Its roles, and those that were delegated to it. */
    Stream<ApproverRole> allRoles() {
        return Stream.concat(roles.stream(), standIns.stream().flatMap(each -> each.roles().stream()));
    }

    /** The actor first, then those for whom it can act on a document of the kind. */
    Stream<StandIn> seats(DocumentKind kind) {
        return Stream.concat(
                Stream.of(new StandIn(name, roles, Set.of())),
                standIns.stream()
                        .filter(each -> each.kinds().isEmpty() || each.kinds().contains(kind)));
    }

    /** Whether a bearer of the roles decides the part by its role; a delegate reaches no centre that its own token does not. */
    boolean fills(RoutePart part, Set<ApproverRole> held, Set<String> centres) {
        if (part.role() == null || !held.contains(part.role())) {
            return false;
        }
        if (part.role() != ApproverRole.BUDGET_OFFICER || officerCentres.isEmpty()) {
            return true;
        }
        Set<String> reached = officerCentres.get();
        return part.centre() == null
                ? !centres.isEmpty() && reached.containsAll(centres)
                : reached.contains(part.centre());
    }
}

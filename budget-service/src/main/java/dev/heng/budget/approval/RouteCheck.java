package dev.heng.budget.approval;

import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes no sense in a route. */
final class RouteCheck {
    private final ApprovalRouteDefinition definition;
    private final Set<String> centres;
    private final List<Violation> found = new ArrayList<>();

    private RouteCheck(ApprovalRouteDefinition definition, Set<String> centres) {
        this.definition = definition;
        this.centres = centres;
    }

    /** @param centres those of the hospital */
    static List<Violation> violations(ApprovalRouteDefinition definition, Set<String> centres) {
        RouteCheck check = new RouteCheck(definition, centres);
        check.run();
        return List.copyOf(check.found);
    }

    private void run() {
        if (definition.amountAbove() != null
                && definition.amountUpTo() != null
                && definition.amountUpTo().compareTo(definition.amountAbove()) <= 0) {
            add("/amountUpTo", "OUT_OF_RANGE", "No amount is above amountAbove and at most that.");
        }
        definition.centres().stream()
                .filter(centre -> !centres.contains(centre))
                .sorted()
                .forEach(centre -> add("/centres", "UNKNOWN_CENTRE", "There is no centre " + centre + "."));
        for (int step = 0; step < definition.steps().size(); step++) {
            Set<String> named = new HashSet<>();
            List<RoutePart> parts = definition.steps().get(step).parts();
            for (int part = 0; part < parts.size(); part++) {
                check("/steps/" + step + "/parts/" + part, parts.get(part), named);
            }
        }
    }

    private void check(String pointer, RoutePart part, Set<String> named) {
        if ((part.role() == null) == part.users().isEmpty()) {
            add(pointer, "ROLE_OR_USERS", "A part names a role or users, one of the two.");
        } else if (part.role() == null && part.quorum() > part.users().size()) {
            add(
                    pointer + "/quorum",
                    "OUT_OF_RANGE",
                    "There are only " + part.users().size() + " users.");
        }
        if (part.centre() != null && part.role() != ApproverRole.BUDGET_OFFICER) {
            add(pointer + "/centre", "NOT_POSSIBLE", "Only a budget officer is one of a centre.");
        } else if (part.centre() != null && !centres.contains(part.centre())) {
            add(pointer + "/centre", "UNKNOWN_CENTRE", "There is no centre " + part.centre() + ".");
        }
        part.users().stream()
                .filter(user -> !named.add(user))
                .sorted()
                // a person counts once in a step: it would never be over
                .forEach(user -> add(pointer + "/users", "DUPLICATE", user + " is named twice in the step."));
    }

    private void add(String pointer, String code, String detail) {
        found.add(new Violation(pointer, code, detail));
    }
}

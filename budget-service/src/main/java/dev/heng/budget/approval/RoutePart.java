package dev.heng.budget.approval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has to approve in a step: bearers of a role, or users by name.
 *
 * @param role null when users are named
 * @param centre of a budget officer: that of its own part; null when it has to reach every centre of the document
 * @param users empty when a role is named
 * @param quorum how many of them have to approve
 */
public record RoutePart(
        @Nullable ApproverRole role, @Nullable String centre, Set<String> users, int quorum) {
    public RoutePart {
        users = Set.copyOf(users);
    }

    static RoutePart of(ApproverRole role, int quorum) {
        return new RoutePart(role, null, Set.of(), quorum);
    }

    static RoutePart of(String user) {
        return new RoutePart(null, null, Set.of(user), 1);
    }
}

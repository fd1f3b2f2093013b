package dev.heng.budget.approval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the present step that waits for approvals.
 *
 * @param number 1, 2, ... within this visit of the step
 * @param handed who gave the task to somebody else
 * @param received to whom it was given
 * @param addedBy who added it as a further signer; null for a part of the route
 */
public record ApprovalTask(
        int number,
        RoutePart part,
        Set<String> handed,
        Set<String> received,
        @Nullable String addedBy,
        List<Vote> votes) {
    public ApprovalTask {
        handed = Set.copyOf(handed);
        received = Set.copyOf(received);
        votes = List.copyOf(votes);
    }

    static ApprovalTask of(int number, RoutePart part, @Nullable String addedBy) {
        return new ApprovalTask(number, part, Set.of(), Set.of(), addedBy, List.of());
    }

    public boolean isDone() {
        return votes.size() >= part.quorum();
    }

    /** Who approved, in their order. */
    public List<String> approvers() {
        return votes.stream().map(Vote::actor).toList();
    }

    /** Whether the user is named here and has not given it away. */
    boolean names(String user) {
        return received.contains(user) || (part.users().contains(user) && !handed.contains(user));
    }

    /** Whether the user can decide it by name or, when it is of the role that the route asks for, by role. */
    boolean isOf(String user, boolean isOfRole) {
        return names(user) || (isOfRole && !handed.contains(user));
    }

    ApprovalTask with(Vote vote) {
        List<Vote> after = new ArrayList<>(votes);
        after.add(vote);
        return new ApprovalTask(number, part, handed, received, addedBy, after);
    }

    ApprovalTask forwarded(String from, String to) {
        Set<String> givers = new LinkedHashSet<>(handed);
        givers.add(from);
        Set<String> receivers = new LinkedHashSet<>(received);
        receivers.remove(from);
        receivers.add(to);
        return new ApprovalTask(number, part, givers, receivers, addedBy, votes);
    }
}

package dev.heng.budget.approval;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way through a route; all rules of that way are here, without a database. Who prepared the document, or submitted it,
 * never approves it: not by role or name, not for somebody else, and nobody for them.
 *
 * @param route the code of the route; - for the one that holds where a hospital has none
 * @param steps of the route as it was when the case was opened
 * @param tasks of the present visit of the present step; empty once the case has ended
 * @param version grows by one with every line of its history
 */
public record ApprovalCase(
        String hospital,
        long number,
        DocumentId document,
        DocumentFacts facts,
        String submitter,
        String route,
        List<RouteStep> steps,
        ApprovalState state,
        Position position,
        List<ApprovalTask> tasks,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version)
        implements Versioned {
    /** How soon those whose task it is can be urged again. */
    public static final Duration REMINDED_AGAIN_AFTER = Duration.ofHours(4);

    private static final int TASKS_MAX = 200;

    public ApprovalCase {
        steps = List.copyOf(steps);
        tasks = List.copyOf(tasks);
    }

    /** A task that the actor can decide, and in whose place. */
    private record Seat(ApprovalTask task, String user) {}

    /** A new case, in its first step; approved at once when there is none. */
    static Move open(
            String hospital,
            long number,
            DocumentId document,
            DocumentFacts facts,
            String submitter,
            Route route,
            Instant now) {
        Position start = Position.start(now);
        ApprovalCase fresh = new ApprovalCase(
                hospital,
                number,
                document,
                facts,
                submitter,
                route.code(),
                route.steps(),
                ApprovalState.OPEN,
                start,
                List.of(),
                now,
                null,
                0);
        fresh.requirePassable();
        return fresh.entered(
                start.enter(1, now),
                new ApprovalEvent(1, now, ApprovalAction.OPENED, submitter, null, 0, 0, null, null, null, null));
    }

    /** A route that waits for a preparer would never end. */
    private void requirePassable() {
        for (RouteStep step : steps) {
            for (RoutePart part : step.parts()) {
                long left =
                        part.users().stream().filter(user -> !isPreparer(user)).count();
                if (part.role() == null && left < part.quorum()) {
                    throw new ProblemException(
                            BudgetProblem.APPROVAL_ROUTE_BLOCKED,
                            "The step " + step.name() + " of the route " + route
                                    + " waits for somebody who prepared the document.");
                }
            }
        }
    }

    /**
     * Approves a task in the present step.
     *
     * @param task which one; null for the first that the actor can decide
     */
    Move approve(Approver approver, @Nullable Integer task, @Nullable String opinion, Instant now) {
        Seat seat = requireSeat(approver, task);
        ApprovalCase voted = replaced(seat.task().with(new Vote(approver.name(), seat.user())));
        ApprovalEvent event = event(now, ApprovalAction.APPROVED, approver.name(), seat, null, null, opinion);
        return voted.tasks.stream().allMatch(ApprovalTask::isDone)
                ? voted.entered(position.approved(now), event)
                : voted.told(event);
    }

    /**
     * Returns the case from the present step.
     *
     * @param to an earlier step, or 0 for the submitter: that ends the case
     * @param isStraightBack whether the case comes back to this step as soon as that one has approved
     */
    Move giveBack(
            Approver approver,
            @Nullable Integer task,
            int to,
            boolean isStraightBack,
            @Nullable String opinion,
            Instant now) {
        Seat seat = requireSeat(approver, task);
        if (to < 0 || to >= position.step()) {
            throw ProblemException.invalid(
                    "/returnTo",
                    "OUT_OF_RANGE",
                    "Not a step before the present one, which is " + position.step() + ".");
        }
        ApprovalEvent event = event(now, ApprovalAction.RETURNED, approver.name(), seat, null, to, opinion);
        return to == 0
                ? ended(ApprovalState.RETURNED, ApprovalOutcome.RETURNED, event)
                : entered(position.returned(to, isStraightBack, now), event);
    }

    /** Adds somebody who has to approve in the present step; whoever decides in it, or has decided, can. */
    Move addSigner(Approver approver, String user, @Nullable String opinion, Instant now) {
        requireOpen();
        requireNoPreparer(approver.name());
        if (!hasVoted(approver.name()) && seats(approver).allMatch(seat -> isPreparer(seat.user()))) {
            throw notYours(approver);
        }
        requireNewcomer(approver.name(), user);
        if (tasks.size() >= TASKS_MAX) {
            throw new ProblemException(EdgeProblem.CONFLICT, "The step waits for " + TASKS_MAX + " tasks already.");
        }
        List<ApprovalTask> more = new ArrayList<>(tasks);
        more.add(ApprovalTask.of(tasks.size() + 1, RoutePart.of(user), approver.name()));
        ApprovalEvent event = event(now, ApprovalAction.SIGNER_ADDED, approver.name(), null, user, null, opinion);
        return with(state, position, more, closedAt, version).told(event);
    }

    /**
     * Gives the actor's own task to somebody else, who decides it in the actor's stead.
     *
     * @param task which one; null for the first that the actor can decide
     */
    Move forward(Approver approver, String user, @Nullable Integer task, @Nullable String opinion, Instant now) {
        Seat seat = requireSeat(approver.alone(), task);
        requireNewcomer(approver.name(), user);
        ApprovalEvent event = event(now, ApprovalAction.FORWARDED, approver.name(), seat, user, null, opinion);
        return replaced(seat.task().forwarded(approver.name(), user)).told(event);
    }

    /** Urges those whose task it is; the submitter, the preparers and the budget office can. */
    Move remind(Approver approver, @Nullable String opinion, Instant now) {
        requireOpen();
        if (!isPreparer(approver.name()) && !approver.roles().contains(ApproverRole.BUDGET_OFFICE)) {
            throw new ProblemException(BudgetProblem.NOT_THE_SUBMITTER, "It was submitted by " + submitter + ".");
        }
        Instant before = position.remindedAt();
        if (before != null && now.isBefore(before.plus(REMINDED_AGAIN_AFTER))) {
            throw new ProblemException(BudgetProblem.REMINDED_RECENTLY, "They were urged at " + before + ".");
        }
        ApprovalEvent event = event(now, ApprovalAction.REMINDED, approver.name(), null, null, null, opinion);
        return with(state, position.reminded(now), tasks, closedAt, version).told(event);
    }

    /** Takes the case back; only the submitter can, as long as it is open. */
    Move withdraw(String actor, @Nullable String opinion, Instant now) {
        requireOpen();
        if (!actor.equals(submitter)) {
            throw new ProblemException(BudgetProblem.NOT_THE_SUBMITTER, "It was submitted by " + submitter + ".");
        }
        return ended(
                ApprovalState.WITHDRAWN,
                ApprovalOutcome.WITHDRAWN,
                event(now, ApprovalAction.WITHDRAWN, actor, null, null, null, opinion));
    }

    /** Names a file in the history, also when the case has ended. */
    Move attached(String actor, int attachment, String name, Instant now) {
        ApprovalEvent event =
                event(now, ApprovalAction.ATTACHED, actor, null, Integer.toString(attachment), null, name);
        return told(event);
    }

    /** @throws ProblemException 409 when what the actor saw is not what is approved here */
    void requireDigest(@Nullable String seen) {
        if (seen != null && !seen.equalsIgnoreCase(facts.digest())) {
            throw new ProblemException(
                    BudgetProblem.DOCUMENT_CHANGED, "What is approved here has the digest " + facts.digest() + ".");
        }
    }

    /** The numbers of the tasks that somebody can decide now. */
    public List<Integer> decidable(Approver approver) {
        if (state != ApprovalState.OPEN || isPreparer(approver.name()) || hasVoted(approver.name())) {
            return List.of();
        }
        return seats(approver)
                .filter(seat -> !isPreparer(seat.user()) && !hasVoted(seat.user()))
                .map(seat -> seat.task().number())
                .distinct()
                .sorted()
                .toList();
    }

    private void requireOpen() {
        if (state != ApprovalState.OPEN) {
            throw new ProblemException(BudgetProblem.APPROVAL_CLOSED, "It is " + state + ".");
        }
    }

    private boolean isPreparer(String user) {
        return user.equals(submitter) || facts.preparers().contains(user);
    }

    private void requireNoPreparer(String user) {
        if (isPreparer(user)) {
            throw new ProblemException(
                    BudgetProblem.PREPARER_NEVER_APPROVES, user + " prepared or submitted the document.");
        }
    }

    /** Somebody who has nothing to do in this step yet. */
    private void requireNewcomer(String actor, String user) {
        requireNoPreparer(user);
        boolean isNamed = tasks.stream().anyMatch(each -> !each.isDone() && each.names(user));
        if (user.equals(actor) || isNamed || hasVoted(user)) {
            throw new ProblemException(BudgetProblem.TAKES_PART_ALREADY, user + " takes part in this step already.");
        }
    }

    private boolean hasVoted(String user) {
        return tasks.stream().flatMap(each -> each.votes().stream()).anyMatch(vote -> vote.isOf(user));
    }

    /** Every task that the actor could decide, whatever forbids it: own ones first, those that name somebody before those of a role. */
    private Stream<Seat> seats(Approver approver) {
        return approver.seats(document.kind()).flatMap(holder -> {
            Set<String> centres = facts.centres();
            List<Seat> found = tasks.stream()
                    .filter(each -> !each.isDone())
                    .filter(each -> each.isOf(holder.user(), approver.fills(each.part(), holder.roles(), centres)))
                    .map(each -> new Seat(each, holder.user()))
                    .toList();
            return Stream.concat(
                    found.stream().filter(seat -> seat.task().names(holder.user())),
                    found.stream().filter(seat -> !seat.task().names(holder.user())));
        });
    }

    private Seat requireSeat(Approver approver, @Nullable Integer task) {
        requireOpen();
        requireNoPreparer(approver.name());
        if (hasVoted(approver.name())) {
            throw decidedBy(approver.name());
        }
        List<Seat> seats = seats(approver)
                .filter(seat -> task == null || seat.task().number() == task)
                .toList();
        if (seats.isEmpty()) {
            throw notYours(approver);
        }
        return seats.stream()
                .filter(seat -> !isPreparer(seat.user()) && !hasVoted(seat.user()))
                .findFirst()
                .orElseThrow(() -> {
                    requireNoPreparer(seats.getFirst().user());
                    return decidedBy(seats.getFirst().user());
                });
    }

    private static ProblemException notYours(Approver approver) {
        return new ProblemException(
                BudgetProblem.NOT_YOUR_TASK, "The present step does not wait for " + approver.name() + ".");
    }

    private static ProblemException decidedBy(String user) {
        return new ProblemException(
                BudgetProblem.ALREADY_DECIDED, user + " has approved in this step; a person counts once in it.");
    }

    private ApprovalEvent event(
            Instant now,
            ApprovalAction action,
            String actor,
            @Nullable Seat seat,
            @Nullable String other,
            @Nullable Integer returnedTo,
            @Nullable String opinion) {
        return new ApprovalEvent(
                (int) version + 1,
                now,
                action,
                actor,
                seat == null || seat.user().equals(actor) ? null : seat.user(),
                position.step(),
                position.visit(),
                seat == null ? null : seat.task().number(),
                other,
                returnedTo,
                opinion);
    }

    private ApprovalCase replaced(ApprovalTask task) {
        return with(
                state,
                position,
                tasks.stream()
                        .map(each -> each.number() == task.number() ? task : each)
                        .toList(),
                closedAt,
                version);
    }

    /** The case goes on in this step. */
    private Move told(ApprovalEvent event) {
        return new Move(with(state, position, tasks, closedAt, version + 1), event, null);
    }

    /** The case goes to another step; behind the last one it is approved. */
    private Move entered(Position next, ApprovalEvent event) {
        if (next.step() > steps.size()) {
            return ended(ApprovalState.APPROVED, ApprovalOutcome.APPROVED, event);
        }
        List<ApprovalTask> fresh = new ArrayList<>();
        for (RoutePart part : steps.get(next.step() - 1).parts()) {
            fresh.add(ApprovalTask.of(fresh.size() + 1, part, null));
        }
        return new Move(with(state, next, fresh, closedAt, version + 1), event, null);
    }

    private Move ended(ApprovalState how, ApprovalOutcome outcome, ApprovalEvent event) {
        return new Move(with(how, position, List.of(), event.at(), version + 1), event, outcome);
    }

    private ApprovalCase with(
            ApprovalState nextState,
            Position nextPosition,
            List<ApprovalTask> nextTasks,
            @Nullable Instant ended,
            long nextVersion) {
        return new ApprovalCase(
                hospital,
                number,
                document,
                facts,
                submitter,
                route,
                steps,
                nextState,
                nextPosition,
                nextTasks,
                openedAt,
                ended,
                nextVersion);
    }

    /** @throws ProblemException 404 for an unknown number */
    static ProblemException unknown(long number) {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no approval " + Objects.toString(number) + ".");
    }
}

package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalAction;
import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalEvent;
import dev.heng.budget.approval.ApprovalState;
import dev.heng.budget.approval.ApprovalTask;
import dev.heng.budget.approval.Approver;
import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.Attachment;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.approval.RoutePart;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An approval with its steps, what waits, and its history. */
@Schema(name = "Approval")
public record ApprovalView(
        @Schema(description = "Its number", examples = "42") long approval,
        DocumentKind kind,
        @Schema(examples = "transfer-2026-17") String document,
        @Schema(examples = "耗材预算调剂") String title,
        @Schema(examples = "2026") int year,

        @Schema(description = "Money moved or planned", examples = "120000")
        BigDecimal amount,

        @Schema(description = "Empty: the whole hospital") List<String> centres,
        List<String> subjects,
        List<String> funds,

        @Schema(description = "Who wrote in it; they and the submitter never approve it")
        List<String> preparers,

        String submitter,

        @Schema(description = "Hex SHA-256 of the content that is approved")
        String digest,

        @Schema(description = "The route; - when no route of the hospital fitted", examples = "transfers-above-10000")
        String route,

        List<StepView> steps,
        ApprovalState state,

        @Schema(description = "The present step, from 1; 0 when there is none", examples = "1")
        int step,

        @Schema(description = "When the present step began") Instant since,

        @Schema(nullable = true, description = "When somebody urged since then") @Nullable Instant remindedAt,

        @Schema(
                nullable = true,
                description = "The step to which the case goes straight back once the present one has approved",
                examples = "3")
        @Nullable Integer straightBackTo,

        @Schema(description = "What the present step waits for; empty once the case has ended")
        List<TaskView> tasks,

        @Schema(description = "The tasks that the bearer can decide now", examples = "[1]")
        List<Integer> mine,

        @Schema(description = "Everything that happened, in order; it never changes")
        List<EventView> history,

        List<AttachmentView> attachments,

        Instant openedAt,
        @Schema(nullable = true) @Nullable Instant closedAt,
        long version) {
    /** A step of the route. */
    @Schema(name = "ApprovalStep")
    public record StepView(
            @Schema(description = "From 1", examples = "1") int step,
            @Schema(examples = "财务科") String name,
            List<PartView> parts) {}

    /** Who has to approve in a step. */
    @Schema(name = "ApprovalPart")
    public record PartView(
            @Schema(nullable = true, description = "null: users are named") @Nullable ApproverRole role,

            @Schema(nullable = true, description = "Of a budget officer; null: it reaches every centre of the document")
            @Nullable String centre,

            @Schema(description = "Empty: a role is named") List<String> users,

            @Schema(description = "How many of them have to approve", examples = "1")
            int quorum) {
        static PartView of(RoutePart part) {
            return new PartView(part.role(), part.centre(), sorted(part.users()), part.quorum());
        }
    }

    /** A part of the present step. */
    @Schema(name = "ApprovalTask")
    public record TaskView(
            @Schema(examples = "1") int task,
            PartView part,

            @Schema(description = "Who gave it to somebody else")
            List<String> handed,

            @Schema(description = "To whom it was given") List<String> received,

            @Schema(nullable = true, description = "Who added it as a further signer") @Nullable String addedBy,

            @Schema(description = "Who has approved, in their order")
            List<String> approvers,

            boolean done) {
        static TaskView of(ApprovalTask task) {
            return new TaskView(
                    task.number(),
                    PartView.of(task.part()),
                    sorted(task.handed()),
                    sorted(task.received()),
                    task.addedBy(),
                    task.approvers(),
                    task.isDone());
        }
    }

    /** Something that happened. */
    @Schema(name = "ApprovalEvent")
    public record EventView(
            @Schema(description = "From 1", examples = "1") int event,
            Instant at,
            ApprovalAction action,
            String actor,

            @Schema(nullable = true, description = "Who had delegated to the actor") @Nullable String actingFor,

            @Schema(description = "The step in which it happened; 0 before the first", examples = "1")
            int step,

            @Schema(description = "Grows whenever a step begins", examples = "1")
            int visit,

            @Schema(nullable = true) @Nullable Integer task,

            @Schema(
                    nullable = true,
                    description = "The user who was added, or to whom it was forwarded; the number of an attachment")
            @Nullable String other,

            @Schema(nullable = true, description = "The step to which it was returned; 0: the submitter") @Nullable Integer returnedTo,

            @Schema(nullable = true) @Nullable String opinion) {
        static EventView of(ApprovalEvent event) {
            return new EventView(
                    event.number(),
                    event.at(),
                    event.action(),
                    event.actor(),
                    event.actingFor(),
                    event.step(),
                    event.visit(),
                    event.task(),
                    event.other(),
                    event.returnedTo(),
                    event.opinion());
        }
    }

    static ApprovalView of(
            ApprovalCase approval, List<ApprovalEvent> history, List<Attachment> attachments, Approver bearer) {
        return new ApprovalView(
                approval.number(),
                approval.document().kind(),
                approval.document().id(),
                approval.facts().title(),
                approval.facts().year(),
                Decimals.plain(approval.facts().amount()),
                sorted(approval.facts().centres()),
                sorted(approval.facts().subjects()),
                sorted(approval.facts().funds()),
                sorted(approval.facts().preparers()),
                approval.submitter(),
                approval.facts().digest(),
                approval.route(),
                steps(approval),
                approval.state(),
                approval.position().step(),
                approval.position().since(),
                approval.position().remindedAt(),
                approval.position().straightBackTo(),
                approval.tasks().stream().map(TaskView::of).toList(),
                approval.decidable(bearer),
                history.stream().map(EventView::of).toList(),
                attachments.stream().map(AttachmentView::of).toList(),
                approval.openedAt(),
                approval.closedAt(),
                approval.version());
    }

    private static List<StepView> steps(ApprovalCase approval) {
        return IntStream.range(0, approval.steps().size())
                .mapToObj(at -> new StepView(
                        at + 1,
                        approval.steps().get(at).name(),
                        approval.steps().get(at).parts().stream()
                                .map(PartView::of)
                                .toList()))
                .toList();
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }
}

package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ActOnApproval;
import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalLists;
import dev.heng.budget.approval.Approver;
import dev.heng.edge.EntityTag;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people do to an approval besides deciding. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approvals")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApprovalActionResource {
    private final SeenApprovals seen;
    private final ActOnApproval acting;

    ApprovalActionResource(SeenApprovals seen, ActOnApproval acting) {
        this.seen = seen;
        this.acting = acting;
    }

    @FunctionalInterface
    private interface Action {
        ApprovalCase on(long approval, Approver bearer);
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Path("{approval}/signers")
    @Operation(
            operationId = "postSigner",
            summary = "Let one more user approve in the present step",
            description =
                    "The step is not over before that user has approved too. Whoever can decide in the step can add somebody, or has"
                            + " decided in it; nobody who prepared or submitted the document is added. Role: budget-officer,"
                            + " owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Added; the approval as it stands now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_YOUR_TASK, PREPARER_NEVER_APPROVES: the bearer or the user")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the approval")
    @APIResponse(
            responseCode = "409",
            description = "APPROVAL_CLOSED, TAKES_PART_ALREADY, CONFLICT: the step waits for 200 tasks")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody else decides at the same time, try again")
    public Response addSigner(
            @PathParam("hospital") String hospital, @PathParam("approval") String approval, PostSignerRequest request) {
        return act(
                hospital,
                approval,
                (number, bearer) -> acting.addSigner(hospital, number, bearer, request.user(), request.opinion()));
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Path("{approval}/forwards")
    @Operation(
            operationId = "postForward",
            summary = "Give one's own task to somebody else",
            description =
                    "That user decides it in the bearer's stead, and counts once; the bearer has nothing to decide in it any more. A task that"
                            + " somebody delegated is not the bearer's own. Nobody forwards to who prepared or submitted the document. Role:"
                            + " budget-officer, owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Forwarded; the approval as it stands now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_YOUR_TASK, PREPARER_NEVER_APPROVES: the bearer or the user")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the approval")
    @APIResponse(responseCode = "409", description = "APPROVAL_CLOSED, ALREADY_DECIDED, TAKES_PART_ALREADY")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody else decides at the same time, try again")
    public Response forward(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            PostForwardRequest request) {
        return act(
                hospital,
                approval,
                (number, bearer) ->
                        acting.forward(hospital, number, bearer, request.user(), request.task(), request.opinion()));
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Path("{approval}/reminders")
    @Operation(
            operationId = "postReminder",
            summary = "Urge those whose task it is",
            description =
                    "Their inboxes say so (urged, remindedAt), and the history. The submitter, the preparers and the budget office can, once in"
                            + " four hours as long as a step lasts. Role: budget-officer, owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Urged; the approval as it stands now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_THE_SUBMITTER")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the approval")
    @APIResponse(responseCode = "409", description = "APPROVAL_CLOSED, REMINDED_RECENTLY")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody else decides at the same time, try again")
    public Response remind(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            PostReminderRequest request) {
        return act(hospital, approval, (number, bearer) -> acting.remind(hospital, number, bearer, request.opinion()));
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Path("{approval}/withdrawals")
    @Operation(
            operationId = "postWithdrawal",
            summary = "Take back what one submitted",
            description =
                    "As long as it is open, whatever was approved in it so far; what the document becomes happens in the same moment. Only the"
                            + " submitter can. Role: budget-officer, owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn; the approval as it stands now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_THE_SUBMITTER")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the approval")
    @APIResponse(responseCode = "409", description = "APPROVAL_CLOSED; or what refuses the document's own next state")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody else decides at the same time, try again")
    public Response withdraw(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            PostWithdrawalRequest request) {
        return act(
                hospital,
                approval,
                (number, bearer) -> acting.withdraw(hospital, number, bearer.name(), request.opinion()));
    }

    private Response act(String hospital, String approval, Action action) {
        ApprovalLists.Reader reader = seen.reader(hospital);
        ApprovalCase after = action.on(seen.require(hospital, approval, reader), reader.approver());
        return Response.status(Response.Status.CREATED)
                .entity(seen.view(after, reader.approver()))
                .header(HttpHeaders.ETAG, EntityTag.of(after.version()))
                .build();
    }
}

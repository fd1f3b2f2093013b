package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ActOnApproval;
import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalLists;
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

/** Decisions about what waits. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approvals/{approval}/decisions")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DecisionResource {
    private final SeenApprovals seen;
    private final ActOnApproval acting;

    DecisionResource(SeenApprovals seen, ActOnApproval acting) {
        this.seen = seen;
        this.acting = acting;
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postDecision",
            summary = "Approve what waits for the bearer, or return it",
            description =
                    "The step is over when each of its tasks has the approvals that it needs; behind the last step the document is approved,"
                            + " and what follows from that happens in the same moment, or the decision is refused with the reason. A person"
                            + " counts once in a step. Who prepared or submitted the document never approves it, in no step and in nobody's"
                            + " place, and nobody in theirs. Role: budget-officer, owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Decided; the approval as it stands now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with REQUIRED (a return needs an opinion), OUT_OF_RANGE (no earlier step); MALFORMED_JSON")
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_YOUR_TASK, PREPARER_NEVER_APPROVES")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the approval, also one that the bearer does not see")
    @APIResponse(
            responseCode = "409",
            description =
                    "APPROVAL_CLOSED, ALREADY_DECIDED, DOCUMENT_CHANGED; or what refuses the document's own next state")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody else decides at the same time, try again")
    public Response post(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            PostDecisionRequest request) {
        ApprovalLists.Reader reader = seen.reader(hospital);
        ApprovalCase decided = acting.decide(
                hospital, seen.require(hospital, approval, reader), reader.approver(), request.toDecision());
        return Response.status(Response.Status.CREATED)
                .entity(seen.view(decided, reader.approver()))
                .header(HttpHeaders.ETAG, EntityTag.of(decided.version()))
                .build();
    }
}

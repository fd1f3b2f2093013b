package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.AdjustmentPolicies;
import dev.heng.budget.adjustment.AdjustmentPolicy;
import dev.heng.budget.adjustment.PutAdjustmentPolicy;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a hospital forbids of adjustments. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/adjustment-policy")
@Tag(name = "Adjustments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdjustmentPolicyResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final AdjustmentPolicies policies;
    private final PutAdjustmentPolicy putPolicy;

    AdjustmentPolicyResource(
            CurrentUser user, Hospitals hospitals, AdjustmentPolicies policies, PutAdjustmentPolicy putPolicy) {
        this.user = user;
        this.hospitals = hospitals;
        this.policies = policies;
        this.putPolicy = putPolicy;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "putAdjustmentPolicy",
            summary = "Choose what adjustments may not do",
            description =
                    "A direction is broken when an adjustment takes from its one side, all lines together, and adds to the other. What is"
                            + " submitted already keeps the judgement that it had. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What holds now",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AdjustmentPolicyView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with UNKNOWN_SUBJECT, REQUIRED (a side that names nothing); MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutAdjustmentPolicyRequest request) {
        return putPolicy.put(hospital, request.choice(), user.name(), ifMatch).answer(AdjustmentPolicyView::of);
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getAdjustmentPolicy",
            summary = "What adjustments of the hospital may not do",
            description =
                    "As long as nobody chose: no budget from personnel to other expense, from fiscal projects and the fund FISCAL to others,"
                            + " from capital and projects to running expense, by the codes of the standard chart; no limits of a year; a"
                            + " warning where income changes without expense.")
    @APIResponse(
            responseCode = "200",
            description = "What holds",
            content = @Content(schema = @Schema(implementation = AdjustmentPolicyView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(@PathParam("hospital") String hospital) {
        hospitals.require(hospital);
        AdjustmentPolicy found = policies.policy(hospital);
        return Response.ok(AdjustmentPolicyView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }
}

package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ClosingPolicies;
import dev.heng.budget.closing.ClosingPolicy;
import dev.heng.budget.closing.PutClosingPolicy;
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

/** How a hospital closes its months. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/closing-policy")
@Tag(name = "Periods", description = "Months: open until they are closed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClosingPolicyResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final ClosingPolicies policies;
    private final PutClosingPolicy putPolicy;

    ClosingPolicyResource(CurrentUser user, Hospitals hospitals, ClosingPolicies policies, PutClosingPolicy putPolicy) {
        this.user = user;
        this.hospitals = hospitals;
        this.policies = policies;
        this.putPolicy = putPolicy;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "putClosingPolicy",
            summary = "Choose what becomes of late postings, and what the checklist of a month means",
            description =
                    "NEXT_OPEN_MONTH: the line keeps its date, counts in the next month of the same year that is open to its"
                            + " sender and is judged by the budget of that month; LATE_POSTING tells the sender. It waits all the same when the"
                            + " year has no open month any more, when it is a balance (STOCK), or when its centre is not there in the whole month."
                            + " What waited before can be replayed. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What holds now",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ClosingPolicyView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutClosingPolicyRequest request) {
        return putPolicy
                .put(hospital, request.latePostings(), request.checklist(), user.name(), ifMatch)
                .answer(ClosingPolicyView::of);
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getClosingPolicy",
            summary = "How the hospital closes its months",
            description = "As long as nobody chose: SUSPEND and ADVISE.")
    @APIResponse(
            responseCode = "200",
            description = "What holds",
            content = @Content(schema = @Schema(implementation = ClosingPolicyView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(@PathParam("hospital") String hospital) {
        hospitals.require(hospital);
        ClosingPolicy found = policies.policy(hospital);
        return Response.ok(ClosingPolicyView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }
}

package dev.heng.budget.alerting.rest;

import dev.heng.budget.alerting.AlertPolicies;
import dev.heng.budget.alerting.AlertPolicy;
import dev.heng.budget.alerting.PutAlertPolicy;
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

/** When a hospital wants to be told. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/alert-policy")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertPolicyResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final AlertPolicies policies;
    private final PutAlertPolicy putPolicy;

    AlertPolicyResource(CurrentUser user, Hospitals hospitals, AlertPolicies policies, PutAlertPolicy putPolicy) {
        this.user = user;
        this.hospitals = hospitals;
        this.policies = policies;
        this.putPolicy = putPolicy;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "putAlertPolicy",
            summary = "Choose when slow spending and expiring reservations are told",
            description =
                    "Alerts follow within a minute: what does not hold by the new policy is resolved, what holds by it is raised. The"
                            + " thresholds of budgets stand in the control rules. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What holds now",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AlertPolicyView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutAlertPolicyRequest request) {
        return putPolicy
                .put(hospital, request.slowSpendingPoints(), request.expiryDays(), user.name(), ifMatch)
                .answer(AlertPolicyView::of);
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getAlertPolicy",
            summary = "When the hospital wants to be told",
            description = "As long as nobody chose: 10 points behind, 7 days before.")
    @APIResponse(
            responseCode = "200",
            description = "What holds",
            content = @Content(schema = @Schema(implementation = AlertPolicyView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(@PathParam("hospital") String hospital) {
        hospitals.require(hospital);
        AlertPolicy found = policies.policy(hospital);
        return Response.ok(AlertPolicyView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }
}

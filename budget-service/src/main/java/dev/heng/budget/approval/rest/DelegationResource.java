package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.Delegation;
import dev.heng.budget.approval.Delegations;
import dev.heng.budget.approval.PutDelegation;
import dev.heng.budget.approval.Stored;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who takes whose place in approvals. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approval-delegations")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DelegationResource {
    private static final int NAME_LENGTH_MAX = 256;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final Delegations delegations;
    private final PutDelegation putDelegation;

    DelegationResource(CurrentUser user, Hospitals hospitals, Delegations delegations, PutDelegation putDelegation) {
        this.user = user;
        this.hospitals = hospitals;
        this.delegations = delegations;
        this.putDelegation = putDelegation;
    }

    @PUT
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.ADMIN})
    @Path("{delegation}")
    @Operation(
            operationId = "putApprovalDelegation",
            summary = "Let somebody take one's place in approvals for a time",
            description =
                    "On these days the delegate decides what waits for the user, too, and the history names both. Nobody approves for who"
                            + " prepared the document, nor does a delegate who prepared it; each counts once in a step, and the delegate reaches"
                            + " no centre that its own token does not. Users write their own delegations, of roles that their tokens have; the"
                            + " budget office and admins write those of everybody, but never to themselves. It ends by validTo. Role:"
                            + " budget-officer, owner-department, budget-office, committee or admin.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with OUT_OF_RANGE, NOT_POSSIBLE (to oneself), ROLE_NOT_HELD; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, NOT_YOUR_DELEGATION")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("delegation") String delegation,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutDelegationRequest request) {
        Set<Role> roles = user.roles();
        PutDelegation.Writer writer = new PutDelegation.Writer(
                user.name(),
                ApproverRole.among(roles),
                roles.contains(Role.BUDGET_OFFICE) || roles.contains(Role.ADMIN));
        Stored<Delegation> stored = putDelegation.put(
                hospital, Texts.code("delegation", delegation), request.definition(writer), writer, ifMatch);
        return Response.status(stored.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .entity(DelegationView.of(stored.document()))
                .header(HttpHeaders.ETAG, EntityTag.of(stored.version()))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{delegation}")
    @Operation(
            operationId = "getApprovalDelegation",
            summary = "A delegation as it stands",
            description = "Role: budget-officer, owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The delegation",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("delegation") String delegation) {
        hospitals.require(hospital);
        Delegation found = delegations
                .delegation(hospital, Texts.code("delegation", delegation))
                .orElseThrow(() ->
                        new ProblemException(EdgeProblem.NOT_FOUND, "There is no delegation " + delegation + "."));
        return Response.ok(DelegationView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listApprovalDelegations",
            summary = "Who takes whose place in approvals, in code order",
            description =
                    "user and delegate narrow. Those whose days are over too. Role: budget-officer, owner-department, budget-office,"
                            + " committee, auditor or admin.")
    public Page<DelegationView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("user") @Nullable String whose,
            @QueryParam("delegate") @Nullable String delegate,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<DelegationView> rows = delegations
                .list(
                        hospital,
                        name("user", whose),
                        name("delegate", delegate),
                        page.isFirst() ? "" : page.after().getFirst(),
                        page.limit() + 1)
                .stream()
                .map(DelegationView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.delegation()));
    }

    private static @Nullable String name(String parameter, @Nullable String value) {
        if (value != null && (value.length() > NAME_LENGTH_MAX || !Texts.isClean(value))) {
            throw ProblemException.invalid("?" + parameter, "INVALID_FORMAT", "Not the name of a user.");
        }
        return value;
    }
}

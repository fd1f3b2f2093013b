package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalRoute;
import dev.heng.budget.approval.ApprovalRoutes;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.approval.PutApprovalRoute;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Through which steps documents go. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approval-routes")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApprovalRouteResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final ApprovalRoutes routes;
    private final PutApprovalRoute putRoute;

    ApprovalRouteResource(CurrentUser user, Hospitals hospitals, ApprovalRoutes routes, PutApprovalRoute putRoute) {
        this.user = user;
        this.hospitals = hospitals;
        this.routes = routes;
        this.putRoute = putRoute;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{route}")
    @Operation(
            operationId = "putApprovalRoute",
            summary = "Say through which steps documents go",
            description =
                    "A document takes the enabled route of its kind that fits its amount, subjects, funds and centres; of several the one with"
                            + " the lowest priority. Where none fits, one of the committee approves, and a proposal is approved at once."
                            + " What is under way keeps the steps with which it began. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ApprovalRouteView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = ApprovalRouteView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_CENTRE, OUT_OF_RANGE, ROLE_OR_USERS (a part names one of the two),"
                            + " NOT_POSSIBLE, DUPLICATE (a user is named twice in a step); MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "APPROVAL_ROUTE_AMBIGUOUS: another enabled route of the kind has the same priority")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("route") String route,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutApprovalRouteRequest request) {
        Stored<ApprovalRoute> stored =
                putRoute.put(hospital, Texts.code("route", route), request.definition(), user.name(), ifMatch);
        return Response.status(stored.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .entity(ApprovalRouteView.of(stored.document()))
                .header(HttpHeaders.ETAG, EntityTag.of(stored.version()))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{route}")
    @Operation(
            operationId = "getApprovalRoute",
            summary = "A route as it stands",
            description = "Role: budget-officer, owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The route",
            content = @Content(schema = @Schema(implementation = ApprovalRouteView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("route") String route) {
        hospitals.require(hospital);
        ApprovalRoute found = routes.route(hospital, Texts.code("route", route))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no route " + route + "."));
        return Response.ok(ApprovalRouteView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listApprovalRoutes",
            summary = "The routes of a hospital, in code order",
            description =
                    "Also those that are not enabled. Role: budget-officer, owner-department, budget-office, committee, auditor or admin.")
    public Page<ApprovalRouteView> list(
            @PathParam("hospital") String hospital,
            @Parameter(example = "ADJUSTMENT", schema = @Schema(implementation = DocumentKind.class))
                    @QueryParam("kind")
                    @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        DocumentKind wanted = kind == null ? null : Texts.constant("kind", kind, DocumentKind.values());
        List<ApprovalRouteView> rows =
                routes.list(hospital, wanted, page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(ApprovalRouteView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.route()));
    }
}

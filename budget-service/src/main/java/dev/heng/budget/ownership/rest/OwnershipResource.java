package dev.heng.budget.ownership.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.ownership.Ownership;
import dev.heng.budget.ownership.Ownerships;
import dev.heng.budget.ownership.PutOwnership;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which department answers for which subject of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/ownerships")
@Tag(name = "Control")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OwnershipResource {
    private final Hospitals hospitals;
    private final Ownerships ownerships;
    private final PutOwnership putOwnership;

    OwnershipResource(Hospitals hospitals, Ownerships ownerships, PutOwnership putOwnership) {
        this.hospitals = hospitals;
        this.ownerships = ownerships;
        this.putOwnership = putOwnership;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{ownership}")
    @Operation(
            operationId = "putOwnership",
            summary = "Give a subject its owner department",
            description =
                    "A subject without an owner of its own has that of the nearest subject above it. Rules of the level OWNER have one limit"
                            + " for each owner department: the lines of every centre of the subjects that it owns on the last day of the year."
                            + " The limits are summed anew, of what was planned and spent before too; every posting is judged either by what"
                            + " was before or by what is after. A mapping ends by `validTo`. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = OwnershipView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = OwnershipView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "OWNERSHIP_AMBIGUOUS: the subject has another owner on some of the days")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("ownership") String ownership,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutOwnershipRequest request) {
        return putOwnership
                .put(hospital, Texts.code("ownership", ownership), request.definition(), ifMatch)
                .answer(OwnershipView::of);
    }

    @GET
    @Allowed
    @Path("{ownership}")
    @Operation(
            operationId = "getOwnership",
            summary = "A mapping of a subject to its owner department as it stands",
            description = "validFrom and validTo are null where it has no first or last day.")
    @APIResponse(
            responseCode = "200",
            description = "The mapping",
            content = @Content(schema = @Schema(implementation = OwnershipView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("ownership") String ownership) {
        hospitals.require(hospital);
        Ownership found = ownerships
                .ownership(hospital, Texts.code("ownership", ownership))
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no ownership " + ownership + "."));
        return Response.ok(OwnershipView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listOwnerships",
            summary = "Which department answers for which subject, in code order",
            description = "owner and subject narrow. Those whose days are over too.")
    public Page<OwnershipView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        Ownerships.Filter filter = new Ownerships.Filter(
                owner == null ? null : Texts.code("owner", owner),
                subject == null ? null : Texts.code("subject", subject));
        List<OwnershipView> rows =
                ownerships
                        .list(
                                hospital,
                                filter,
                                page.isFirst() ? "" : page.after().getFirst(),
                                page.limit() + 1)
                        .stream()
                        .map(OwnershipView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.ownership()));
    }
}

package dev.heng.budget.cycle.rest;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.cycle.MovePhase;
import dev.heng.budget.cycle.PutCycle;
import dev.heng.budget.cycle.WrittenCycle;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The budget cycles of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/cycles")
@Tag(
        name = "Cycle",
        description = "The budget of a year from its first day to its final account: two rounds up, two down")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CycleResource {
    private static final int AFTER_EVERY_YEAR = 3000;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final Cycles cycles;
    private final PutCycle putCycle;
    private final MovePhase movePhase;

    CycleResource(CurrentUser user, Hospitals hospitals, Cycles cycles, PutCycle putCycle, MovePhase movePhase) {
        this.user = user;
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.putCycle = putCycle;
        this.movePhase = movePhase;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{year}")
    @Operation(
            operationId = "putCycle",
            summary = "Begin the budget cycle of a year, or move its deadlines",
            description =
                    "A new cycle is in the phase START. Every date is the last day of its phase; they are in order. A date may be moved"
                            + " as long as its phase is not over. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = CycleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = CycleView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "PHASE_CLOSED: the violations name the dates whose phase is over")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: documents of the cycle are being written, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutCycleRequest request) {
        int wanted = Texts.year("year", year);
        return answer(hospital, putCycle.put(hospital, wanted, request.calendar(wanted), user.name(), ifMatch));
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{year}/phases")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "movePhase",
            summary = "Move a cycle to its next phase, or back for a reason",
            description =
                    "One phase at a time. A document is either written before the move or judged by the phase after it. A closed cycle is"
                            + " closed for good. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Moved",
            content = @Content(schema = @Schema(implementation = CycleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is in that phase already",
            content = @Content(schema = @Schema(implementation = CycleView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with REQUIRED, UNKNOWN_VALUE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the cycle")
    @APIResponse(responseCode = "409", description = "PHASE_MOVE_REFUSED; CYCLE_CLOSED; BUDGET_ISSUED")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: documents of the cycle are being written, try again")
    public Response move(
            @PathParam("hospital") String hospital, @PathParam("year") String year, MovePhaseRequest request) {
        return answer(
                hospital,
                movePhase.move(hospital, Texts.year("year", year), request.phase(), request.reason(), user.name()));
    }

    @GET
    @Allowed
    @Path("{year}")
    @Operation(
            operationId = "getCycle",
            summary = "The budget cycle of a year, with its deadlines and how it moved",
            description = "Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The cycle",
            content = @Content(schema = @Schema(implementation = CycleView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the cycle")
    public Response get(@PathParam("hospital") String hospital, @PathParam("year") String year) {
        hospitals.require(hospital);
        Cycle cycle = cycles.require(hospital, Texts.year("year", year));
        return Response.ok(view(hospital, cycle))
                .header(HttpHeaders.ETAG, EntityTag.of(cycle.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listCycles",
            summary = "The budget cycles of a hospital, the latest year first",
            description = "Role: any.")
    public Page<CycleView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<CycleView> rows =
                cycles.list(hospital, page.isFirst() ? AFTER_EVERY_YEAR : page.whole(0), page.limit() + 1).stream()
                        .map(cycle -> view(hospital, cycle))
                        .toList();
        return Page.of(rows, page, row -> List.of(Integer.toString(row.year())));
    }

    private Response answer(String hospital, WrittenCycle written) {
        return Response.status(written.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(view(hospital, written.cycle()))
                .header(HttpHeaders.ETAG, EntityTag.of(written.version()))
                .build();
    }

    private CycleView view(String hospital, Cycle cycle) {
        return CycleView.of(cycle, cycles.steps(hospital, cycle.year()));
    }
}

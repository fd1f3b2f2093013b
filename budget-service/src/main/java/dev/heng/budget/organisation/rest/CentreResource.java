package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.Centre;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.PutCentre;
import dev.heng.budget.organisation.VisibleCentres;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The responsibility centres of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/centres")
@Tag(name = "Organisation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CentreResource {
    private final Hospitals hospitals;
    private final Centres centres;
    private final VisibleCentres visibleCentres;
    private final PutCentre putCentre;
    private final Clock clock;

    CentreResource(
            Hospitals hospitals, Centres centres, VisibleCentres visibleCentres, PutCentre putCentre, Clock clock) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.visibleCentres = visibleCentres;
        this.putCentre = putCentre;
        this.clock = clock;
    }

    @PUT
    @Allowed({Role.ADMIN, Role.CONNECTOR})
    @Path("{centre}")
    @Operation(
            operationId = "putCentre",
            summary = "Create or change a centre",
            description =
                    "Without `validFrom` the latest interval is corrected (and ends at `validTo`, or never). With `validFrom` the"
                            + " change begins there: what was valid before ends the day before, and the change holds until `validTo` or"
                            + " until the next interval begins, whichever is first. The same body again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = CentreView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = CentreView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "CENTRE_TREE_INVALID: the parent is unknown, or on some day the centre would be above itself")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("centre") String centre,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutCentreRequest request) {
        return putCentre
                .put(hospital, Texts.code("centre", centre), request.change(), ifMatch)
                .answer(CentreView::of);
    }

    @GET
    @Allowed
    @Path("{centre}")
    @Operation(
            operationId = "getCentre",
            summary = "A centre with its whole history",
            description = "Every interval, in the order of time. A budget-officer sees its own centres and those "
                    + "below them.")
    @APIResponse(
            responseCode = "200",
            description = "The centre",
            content = @Content(schema = @Schema(implementation = CentreView.class)))
    @APIResponse(responseCode = "403", description = "CENTRE_OUT_OF_SCOPE for a budget-officer of other centres")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("centre") String centre) {
        requireReader(hospital);
        VisibleCentres.require(visibleCentres.of(hospital), Texts.code("centre", centre));
        Centre found = centres.centre(hospital, centre)
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no centre " + centre + "."));
        return Response.ok(CentreView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listCentres",
            summary = "The centres of a hospital on one day, in code order",
            description = "A budget-officer sees its own centres and those below them.")
    public Page<CentreOnDayView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("date") @Parameter(description = "The day; absent: today", example = "2026-03-31") @Nullable String date,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        requireReader(hospital);
        Page.Request page = Page.request(limit, after, 1);
        LocalDate day = day(date);
        String start = page.isFirst() ? "" : page.after().getFirst();
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        List<CentreOnDayView> rows = centres.histories(hospital).entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(start) > 0)
                .filter(entry -> visible.isEmpty() || visible.get().contains(entry.getKey()))
                .flatMap(entry ->
                        entry.getValue().on(day).stream().map(interval -> CentreOnDayView.of(entry.getKey(), interval)))
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page, row -> List.of(row.centre()));
    }

    private void requireReader(String hospital) {
        hospitals.require(hospital);
    }

    private LocalDate day(@Nullable String date) {
        if (date == null) {
            return LocalDate.now(clock);
        }
        try {
            return Texts.date(date);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("?date", "INVALID_DATE", "Not a day as 2026-03-31.");
        }
    }
}

package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ChangeYear;
import dev.heng.budget.closing.PeriodYear;
import dev.heng.budget.closing.Periods;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Texts;
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

/** The years of a hospital: twelve months at once. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/years/{year}")
@Tag(name = "Periods")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class YearResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final Periods periods;
    private final ChangeYear changeYear;

    YearResource(CurrentUser user, Hospitals hospitals, Periods periods, ChangeYear changeYear) {
        this.user = user;
        this.hospitals = hospitals;
        this.periods = periods;
        this.changeYear = changeYear;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "putYear",
            summary =
                    "Close all twelve months of a year, for sources or for everybody, or open them again with a reason",
            description =
                    "All or none: every month gets the state, as by a call for each of them; those that have it already do not change."
                            + " Where the policy enforces the checklist, what is left of any month refuses the year, and each is a violation."
                            + " Every month has its own trace and its own event. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "The year as it stands",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = YearView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "CHECKLIST_OPEN: the violations name month and item")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutPeriodRequest request) {
        return changeYear
                .change(
                        hospital,
                        Texts.year("year", year),
                        request.state(),
                        Boolean.TRUE.equals(request.reservationsReviewed()),
                        request.reason(),
                        user.name(),
                        ifMatch)
                .answer(YearView::of);
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getYear",
            summary = "A year with its twelve months",
            description = "A month that nobody ever closed is open, and its last change is null.")
    @APIResponse(
            responseCode = "200",
            description = "The year",
            content = @Content(schema = @Schema(implementation = YearView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(@PathParam("hospital") String hospital, @PathParam("year") String year) {
        hospitals.require(hospital);
        int wanted = Texts.year("year", year);
        PeriodYear found = new PeriodYear(wanted, periods.year(hospital, wanted));
        return Response.ok(YearView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }
}

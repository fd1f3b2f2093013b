package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ChangePeriod;
import dev.heng.budget.closing.CheckPeriod;
import dev.heng.budget.closing.Period;
import dev.heng.budget.closing.Periods;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The months of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/periods")
@Tag(name = "Periods", description = "Months: open until they are closed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PeriodResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final Periods periods;
    private final ChangePeriod changePeriod;
    private final CheckPeriod checkPeriod;
    private final Clock clock;

    PeriodResource(
            CurrentUser user,
            Hospitals hospitals,
            Periods periods,
            ChangePeriod changePeriod,
            CheckPeriod checkPeriod,
            Clock clock) {
        this.user = user;
        this.hospitals = hospitals;
        this.periods = periods;
        this.changePeriod = changePeriod;
        this.checkPeriod = checkPeriod;
        this.clock = clock;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{month}")
    @Operation(
            operationId = "putPeriod",
            summary = "Close a month, for sources or for everybody, or open it again with a reason",
            description =
                    "Every posting is either in before the close or judged after it. SOFT_CLOSED: sources are closed out"
                            + " (PERIOD_SOFT_CLOSED, the lines wait), the budget office still posts and replays; nothing is set aside or used in"
                            + " such a month. CLOSED: the hospital's closing policy says what becomes of late lines. Where the policy enforces"
                            + " the checklist, a month with something left is not closed. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "The month as it stands",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = PeriodView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "CHECKLIST_OPEN: the detail names what is left")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("month") @Parameter(example = "2026-03") String month,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutPeriodRequest request) {
        return changePeriod
                .change(
                        hospital,
                        Texts.month("month", month),
                        request.state(),
                        Boolean.TRUE.equals(request.reservationsReviewed()),
                        request.reason(),
                        user.name(),
                        ifMatch)
                .answer(PeriodView::of);
    }

    @GET
    @Allowed
    @Path("{month}")
    @Operation(
            operationId = "getPeriod",
            summary = "A month",
            description = "A month that nobody ever closed is open, and its last change is null.")
    @APIResponse(
            responseCode = "200",
            description = "The month",
            content = @Content(schema = @Schema(implementation = PeriodView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(@PathParam("hospital") String hospital, @PathParam("month") String month) {
        requireReader(hospital);
        Period found = periods.month(hospital, Texts.month("month", month));
        return Response.ok(PeriodView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Path("{month}/checklist")
    @Operation(
            operationId = "getPeriodChecklist",
            summary = "What is to be done before a month is closed",
            description = "Every item, done or not. It does not matter whether the month is closed already.")
    @APIResponse(
            responseCode = "200",
            description = "The items",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public ChecklistView checklist(@PathParam("hospital") String hospital, @PathParam("month") String month) {
        requireReader(hospital);
        YearMonth wanted = Texts.month("month", month);
        return ChecklistView.of(wanted, checkPeriod.checklist(hospital, wanted));
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listPeriods",
            summary = "The twelve months of a year",
            description = "Always all twelve, in order; next is null.")
    public Page<PeriodView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("year") @Parameter(description = "Absent: the present year", example = "2026") @Nullable String year) {
        requireReader(hospital);
        int wanted = year == null ? Year.now(clock).getValue() : Texts.year("year", year);
        return new Page<>(
                periods.year(hospital, wanted).stream().map(PeriodView::of).toList(), null);
    }

    private void requireReader(String hospital) {
        hospitals.require(hospital);
    }
}

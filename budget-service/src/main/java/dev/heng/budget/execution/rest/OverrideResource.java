package dev.heng.budget.execution.rest;

import dev.heng.budget.execution.OverrideBudget;
import dev.heng.budget.ledger.ForcedDraft;
import dev.heng.budget.ledger.ForcedPostingBook;
import dev.heng.budget.ledger.ForcedPostings;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lines that were let pass STRICT limits, and the report of them. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/overrides")
@Tag(name = "Control")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OverrideResource {
    /** No figure stands in a later one. */
    private static final int YEAR_MAX = 2999;

    private final OverrideBudget overriding;
    private final ForcedPostingBook book;
    private final Hospitals hospitals;
    private final CurrentUser user;

    OverrideResource(OverrideBudget overriding, ForcedPostingBook book, Hospitals hospitals, CurrentUser user) {
        this.overriding = overriding;
        this.book = book;
        this.hospitals = hospitals;
        this.user = user;
    }

    @POST
    @Allowed(Role.COMMITTEE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postOverride",
            summary = "Record lines although a STRICT limit refuses them",
            description =
                    "The lines are posted like those of their source: one that counts already is REPLAYED, one with an unknown code or of a"
                            + " closed month is SUSPENDED. Only lack of money refuses nothing: such a line is recorded with"
                            + " BUDGET_OVERRIDDEN and the limit that it passed. What is available is negative afterwards. The same call"
                            + " again changes nothing. Who sets budgets and rules, and who spends, cannot override."
                            + " Role: committee.")
    @APIResponse(
            responseCode = "201",
            description = "What became of the lines",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was booked before; what became of the lines then",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with DUPLICATE; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "OVERRIDE_CHANGED: the id stands for other lines or another reason")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 100 lines")
    public Response post(@PathParam("hospital") String hospital, PostOverrideRequest request) {
        ForcedPostings.Result result = overriding.override(new ForcedDraft(
                hospital,
                request.id(),
                request.source(),
                request.reason(),
                user.name(),
                Posters.of(user),
                request.toLines()));
        return Response.status(result.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(OverrideView.of(book.require(hospital, request.id())))
                .header(Written.LEDGER_SEQUENCE, result.sequence())
                .build();
    }

    @GET
    @Allowed({Role.COMMITTEE, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("{override}")
    @Operation(
            operationId = "getOverride",
            summary = "An override with its lines, as they were recorded",
            description = "Role: committee, budget-office, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The override",
            content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the override")
    public OverrideView get(@PathParam("hospital") String hospital, @PathParam("override") String override) {
        hospitals.require(hospital);
        return OverrideView.of(book.require(hospital, Texts.code("override", override)));
    }

    @GET
    @Allowed({Role.COMMITTEE, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listOverrides",
            summary = "The overrides of a hospital, in the order in which they were booked",
            description =
                    "year or month narrows to those with a line that counts in it, centre to those with a line of it. Each is shown with all"
                            + " its lines. Role: committee, budget-office, auditor or admin.")
    public Page<OverrideView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("year") @Schema(examples = "2026") @Nullable String year,
            @QueryParam("month") @Schema(examples = "2026-03") @Nullable String month,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(QueryTexts.whole("limit", limit), after, 1);
        List<OverrideView> rows = book
                .list(hospital, filter(year, month, centre), page.isFirst() ? 0 : page.longWhole(0), page.limit() + 1)
                .stream()
                .map(OverrideView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(Long.toString(row.sequence())));
    }

    private static ForcedPostingBook.Filter filter(
            @Nullable String year, @Nullable String month, @Nullable String centre) {
        if (year != null && month != null) {
            throw ProblemException.invalid("?month", "NOT_ALLOWED", "Ask for a year or a month.");
        }
        String code = centre == null ? null : Texts.code("centre", centre);
        if (month != null) {
            YearMonth only = Texts.month("month", month);
            return new ForcedPostingBook.Filter(only, only, code);
        }
        int only = year == null ? 0 : Texts.year("year", year);
        return new ForcedPostingBook.Filter(
                YearMonth.of(only, 1), YearMonth.of(year == null ? YEAR_MAX : only, 12), code);
    }
}

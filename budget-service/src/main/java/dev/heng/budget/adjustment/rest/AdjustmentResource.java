package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.Adjustment;
import dev.heng.budget.adjustment.AdjustmentBook;
import dev.heng.budget.adjustment.AdjustmentState;
import dev.heng.budget.adjustment.AdjustmentType;
import dev.heng.budget.adjustment.PutAdjustment;
import dev.heng.budget.adjustment.ReadAdjustment;
import dev.heng.budget.adjustment.SeenLines;
import dev.heng.budget.adjustment.SubmitAdjustment;
import dev.heng.budget.ledger.ReservationRefused;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.Objects;
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

/** Adjustments of a hospital's budget. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/adjustments")
@Tag(name = "Adjustments", description = "Supplements, reductions, transfers and new projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdjustmentResource {
    /** What it holds is named by it and a number behind a dot, which is a code too. */
    private static final int CODE_LENGTH_MAX = 56;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final SeenLines seen;
    private final AdjustmentBook book;
    private final ReadAdjustment reading;
    private final PutAdjustment putting;
    private final SubmitAdjustment submitting;

    AdjustmentResource(
            CurrentUser user,
            Hospitals hospitals,
            SeenLines seen,
            AdjustmentBook book,
            ReadAdjustment reading,
            PutAdjustment putting,
            SubmitAdjustment submitting) {
        this.user = user;
        this.hospitals = hospitals;
        this.seen = seen;
        this.book = book;
        this.reading = reading;
        this.putting = putting;
        this.submitting = submitting;
    }

    @PUT
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Path("{adjustment}")
    @Operation(
            operationId = "putAdjustment",
            summary = "Write the draft of an adjustment",
            description =
                    "A draft need not keep the rules yet: findings tells what they say. One that was returned or withdrawn is a draft again."
                            + " Whoever writes in it never approves it. A budget-officer names its own centres and those below them only; a"
                            + " transfer from or to others is written by the budget office. Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, OTHER_YEAR, OUT_OF_RANGE, DUPLICATE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or an adjustment of which the bearer sees no line")
    @APIResponse(
            responseCode = "409",
            description =
                    "ADJUSTMENT_STATE: it is submitted or approved; CONFLICT: somebody created it at the same time")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 1,000 lines")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("adjustment") String adjustment,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutAdjustmentRequest request) {
        return answer(putting.put(hospital, code(adjustment), request.definition(), user.name(), ifMatch));
    }

    @GET
    @Allowed
    @Path("{adjustment}")
    @Operation(
            operationId = "getAdjustment",
            summary = "An adjustment as it stands, with what the rules say of it",
            description =
                    "A budget-officer sees those with a line of its centres or of one below them, and of them these lines. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The adjustment",
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the adjustment, also one that the bearer does not see")
    public Response get(@PathParam("hospital") String hospital, @PathParam("adjustment") String adjustment) {
        ReadAdjustment.Described described = reading.adjustment(hospital, code(adjustment));
        Adjustment found = described.adjustment();
        seen.requireSome(found);
        Set<String> centres = seen.centres(hospital).orElse(null);
        return Response.ok(AdjustmentView.of(found, described.owners(), described.findings(), centres))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listAdjustments",
            summary = "The adjustments of a hospital, in code order",
            description =
                    "centre narrows to those with a line of it. A budget-officer sees those with a line of its centres or of one below them,"
                            + " and of them these lines. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of adjustments")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<AdjustmentView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("year") @Nullable String year,
            @Parameter(example = "SUBMITTED", schema = @Schema(implementation = AdjustmentState.class))
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(schema = @Schema(implementation = AdjustmentType.class)) @QueryParam("type") @Nullable String type,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Optional<Set<String>> centres = seen.centres(hospital);
        if (centre != null) {
            VisibleCentres.require(centres, Texts.code("centre", centre));
        }
        AdjustmentBook.Filter filter = new AdjustmentBook.Filter(
                year == null ? null : Texts.year("year", year),
                state == null ? null : Texts.constant("state", state, AdjustmentState.values()),
                type == null ? null : Texts.constant("type", type, AdjustmentType.values()),
                centre,
                centres.orElse(null));
        Page.Request page = Page.request(limit, after, 1);
        List<AdjustmentView> rows =
                book.list(hospital, filter, page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(row -> AdjustmentView.of(row, List.of(), List.of(), centres.orElse(null)))
                        .toList();
        return Page.of(rows, page, row -> List.of(row.adjustment()));
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Path("{adjustment}/submissions")
    @Operation(
            operationId = "submitAdjustment",
            summary = "Submit an adjustment: what it takes is held, and its approval begins",
            description =
                    "What its lines take of expense, capital and whatever else is under control is held from now on as a reservation of the"
                            + " source `adjustment`: all of it or nothing. So the approval cannot fail for lack of money, whatever others"
                            + " spend meanwhile. Where the approval has no step it is approved at once. It is taken back by withdrawing its"
                            + " approval. Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Submitted",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was submitted before, and waits",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the adjustment, also one of which the bearer sees no line")
    @APIResponse(
            responseCode = "409",
            description =
                    "ADJUSTMENT_REFUSED: the violations name what a rule says, with its code, or the lines, with BUDGET_INSUFFICIENT (the"
                            + " problems tell the limit and who holds the money), PERIOD_CLOSED, UNKNOWN_CENTRE or UNKNOWN_SUBJECT;"
                            + " ADJUSTMENT_STATE: it is approved, or must be written anew first; APPROVAL_ROUTE_BLOCKED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = RefusedAdjustment.class)))
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public Response submit(
            @PathParam("hospital") String hospital,
            @PathParam("adjustment") String adjustment,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        try {
            return answer(submitting.submit(hospital, code(adjustment), user.name(), ifMatch));
        } catch (ReservationRefused e) {
            throw new ProblemException(
                    BudgetProblem.ADJUSTMENT_REFUSED,
                    Objects.requireNonNull(e.lines().getFirst().detail()),
                    e.lines().stream()
                            .map(line -> new Violation(
                                    "/lines/" + line.index(),
                                    Objects.requireNonNull(line.code()),
                                    Objects.requireNonNull(line.detail())))
                            .toList(),
                    e.lines().stream().map(RefusedLineView::of).toList());
        }
    }

    private Response answer(Written<Adjustment> written) {
        ReadAdjustment.Described described = reading.described(written.document());
        return written.answer(
                adjustment -> AdjustmentView.of(adjustment, described.owners(), described.findings(), null));
    }

    private static String code(String adjustment) {
        if (adjustment.length() > CODE_LENGTH_MAX) {
            throw ProblemException.invalid(
                    "?adjustment", "INVALID_FORMAT", "At most " + CODE_LENGTH_MAX + " characters.");
        }
        return Texts.code("adjustment", adjustment);
    }
}

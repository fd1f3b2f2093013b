package dev.heng.budget.review.rest;

import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.review.FigureState;
import dev.heng.budget.review.Gaps;
import dev.heng.budget.review.ProposedLines;
import dev.heng.budget.review.SetControlFigures;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The control figures of a year. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/control-figures/{year}")
@Tag(
        name = "Review",
        description = "What owner departments decide about proposed lines, and how far proposals are from it")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ControlFigureResource {
    private static final int LINE_PARTS = 4;
    private static final int CELL_PARTS = 2;

    private final ReviewQuestion question;
    private final Cycles cycles;
    private final SetControlFigures setting;
    private final ProposedLines lines;
    private final Gaps gaps;

    ControlFigureResource(
            ReviewQuestion question, Cycles cycles, SetControlFigures setting, ProposedLines lines, Gaps gaps) {
        this.question = question;
        this.cycles = cycles;
        this.setting = setting;
        this.lines = lines;
        this.gaps = gaps;
    }

    @POST
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postControlFigures",
            summary = "Give proposed lines their control figures, all or none",
            description =
                    "In the phase FIRST_DOWN. Where the amount is not what was proposed, the reason is needed. Each figure is sent with the version"
                            + " that was read, the first one of a line without: when somebody else has decided meanwhile, the call is refused and"
                            + " tells who, when, and what stands now. A figure that is like that already is not changed. An owner-department"
                            + " decides about the subjects that the centres of its token answer for on the last day of the year, the"
                            + " budget-office about every one. What nobody decides is as proposed when the phase is over."
                            + " Role: owner-department or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = SetFiguresView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_LINE, NOT_OWNER, REASON_REQUIRED, DUPLICATE_LINE, REQUIRED, OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE; CENTRE_OUT_OF_SCOPE when nothing but NOT_OWNER is wrong")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "CONTROL_FIGURE_STALE: others have decided; PHASE_CLOSED: it is not the time; REVIEW_COMPLETED: the department has said that"
                            + " it is done",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = StaleFiguresProblem.class)))
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 2,000 figures")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public SetFiguresView post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            PostFiguresRequest request) {
        if (request.figures().size() > SetControlFigures.FIGURES_MAX) {
            throw new ProblemException(
                    EdgeProblem.BODY_TOO_LARGE, "A call has at most " + SetControlFigures.FIGURES_MAX + " figures.");
        }
        return SetFiguresView.of(setting.set(
                hospital,
                Texts.year("year", year),
                request.figures().stream().map(FigureRequest::draft).toList(),
                question.reviewer(hospital)));
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listControlFigures",
            summary = "The lines of the first round with their control figures, in the order of their keys",
            description =
                    "Each line as its centre submitted it last in the first round, decided or not. A centre and a subject are what is below them"
                            + " too. A budget-officer sees its own centres and those below them. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    public Page<FigureView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("subject") @Nullable String subject,
            @Parameter(description = "Only what this department answers for", example = "C-FIN")
                    @QueryParam("owner")
                    @Nullable String owner,
            @Parameter(description = "Only lines in this state", schema = @Schema(implementation = FigureState.class))
                    @QueryParam("state")
                    @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        int wanted = Texts.year("year", year);
        ProposedLines.Filter filter = question.filter(
                hospital,
                wanted,
                centre,
                subject,
                owner,
                state == null ? null : Texts.constant("state", state, FigureState.values()));
        cycles.require(hospital, wanted);
        Page.Request page = Page.request(limit, after, LINE_PARTS);
        List<String> key = page.after();
        List<FigureView> rows = lines
                .list(
                        hospital,
                        wanted,
                        filter,
                        page.isFirst()
                                ? BudgetLine.START
                                : new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3)),
                        page.limit() + 1)
                .stream()
                .map(FigureView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.centre(), row.subject(), row.fund(), row.project()));
    }

    @GET
    @Allowed
    @Path("gaps")
    @Operation(
            operationId = "listControlGaps",
            summary = "How far what is proposed lies from the control figures, by centre and subject",
            description =
                    "A heat map, in the order of centre and subject: what was proposed in the first round, the control figures, what was proposed in"
                            + " the second round, and the gap between the newest of them and the control figures. Funds and projects are summed up."
                            + " A centre and a subject are what is below them too. A budget-officer sees its own centres and those below them."
                            + " Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the heat map",
            content = @Content(schema = @Schema(implementation = GapsView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    public GapsView gaps(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("subject") @Nullable String subject,
            @Parameter(description = "Only what this department answers for", example = "C-FIN")
                    @QueryParam("owner")
                    @Nullable String owner,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        int wanted = Texts.year("year", year);
        ProposedLines.Filter filter = question.filter(hospital, wanted, centre, subject, owner, null);
        Page.Request page = Page.request(limit, after, CELL_PARTS);
        List<GapView> rows = gaps
                .cells(
                        hospital,
                        wanted,
                        filter,
                        page.isFirst() ? "" : page.after().get(0),
                        page.isFirst() ? "" : page.after().get(1),
                        page.limit() + 1)
                .stream()
                .map(GapView::of)
                .toList();
        return GapsView.of(
                cycles.require(hospital, wanted).phase(),
                gaps.totals(hospital, wanted, filter),
                Page.of(rows, page, row -> List.of(row.centre(), row.subject())));
    }
}

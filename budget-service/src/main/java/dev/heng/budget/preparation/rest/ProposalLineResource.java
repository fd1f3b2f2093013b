package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.LineChanges;
import dev.heng.budget.preparation.LineKey;
import dev.heng.budget.preparation.ProposalLines;
import dev.heng.budget.preparation.ProposalOf;
import dev.heng.budget.preparation.SaveLines;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** The lines of the proposal of a centre. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/lines")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalLineResource {
    private static final int KEY_PARTS = 3;

    private final CurrentUser user;
    private final SeenProposal seen;
    private final SaveLines saving;
    private final ProposalLines lines;
    private final LineChanges changes;

    ProposalLineResource(
            CurrentUser user, SeenProposal seen, SaveLines saving, ProposalLines lines, LineChanges changes) {
        this.user = user;
        this.seen = seen;
        this.saving = saving;
        this.lines = lines;
        this.changes = changes;
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Operation(
            operationId = "postProposalLines",
            summary = "Write lines of a proposal, all or none",
            description =
                    "A line is named by subject, fund and project. It has twelve amounts, or the amount of the year, which is divided among the"
                            + " months so that nothing is lost. Each line is sent with the version that was read, a new one without: when"
                            + " somebody else has changed it meanwhile, the call is refused and tells who, when, and what stands now. A line"
                            + " that is like that already is not changed. The first lines begin the proposal. A budget-officer writes its own"
                            + " centres and those below them. Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Written",
            content = @Content(schema = @Schema(implementation = SavedLinesView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_SUBJECT, SUBJECT_NOT_A_LEAF, PROJECT_REQUIRED, UNKNOWN_PROJECT, DUPLICATE_LINE,"
                            + " NOT_POSSIBLE_HERE, REQUIRED, OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the centre, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "LINE_VERSION_STALE: others have changed lines; PHASE_CLOSED: centres do not write now; PROPOSAL_SUBMITTED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = StaleLinesProblem.class)))
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 2,000 lines")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public SavedLinesView post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            PostLinesRequest request) {
        ProposalOf proposal = seen.of(hospital, year, centre);
        if (request.lines().size() > SaveLines.LINES_MAX) {
            throw new ProblemException(
                    EdgeProblem.BODY_TOO_LARGE, "A call has at most " + SaveLines.LINES_MAX + " lines.");
        }
        return SavedLinesView.of(saving.save(proposal, request.drafts(), user.name()));
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listProposalLines",
            summary = "The lines of a proposal as they stand, in the order of their keys",
            description = "Also while nobody may write them. subject narrows. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ProposalLineView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        ProposalOf proposal = seen.of(hospital, year, centre);
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        List<ProposalLineView> rows = lines.list(proposal, code(subject), key(page), page.limit() + 1).stream()
                .map(ProposalLineView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.subject(), row.fund(), row.project()));
    }

    @GET
    @Allowed
    @Path("changes")
    @Operation(
            operationId = "listProposalLineChanges",
            summary = "Who changed the lines of a proposal, when, from what to what, and why",
            description = "Line by line, of each the oldest change first. subject narrows. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<LineChangeView> changes(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        ProposalOf proposal = seen.of(hospital, year, centre);
        Page.Request page = Page.request(limit, after, KEY_PARTS + 1);
        List<LineChangeView> rows = changes
                .list(
                        proposal,
                        code(subject),
                        key(page),
                        page.isFirst() ? 0 : page.longWhole(KEY_PARTS),
                        page.limit() + 1)
                .stream()
                .map(LineChangeView::of)
                .toList();
        return Page.of(
                rows, page, row -> List.of(row.subject(), row.fund(), row.project(), String.valueOf(row.version())));
    }

    private static @Nullable String code(@Nullable String subject) {
        return subject == null ? null : Texts.code("subject", subject);
    }

    /** The line after which a page begins. */
    static LineKey key(Page.Request page) {
        List<String> key = page.after();
        return page.isFirst() ? LineKey.START : new LineKey(key.get(0), key.get(1), key.get(2));
    }
}

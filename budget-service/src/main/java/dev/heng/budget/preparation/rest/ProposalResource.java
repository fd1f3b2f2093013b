package dev.heng.budget.preparation.rest;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.preparation.Proposal;
import dev.heng.budget.preparation.ProposalOf;
import dev.heng.budget.preparation.ProposalRounds;
import dev.heng.budget.preparation.ProposalState;
import dev.heng.budget.preparation.Proposals;
import dev.heng.budget.preparation.ReturnProposal;
import dev.heng.budget.preparation.Submission;
import dev.heng.budget.preparation.SubmitProposal;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The proposals of centres. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/proposals/{year}")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalResource {
    private static final int KEY_PARTS = 3;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final SeenProposal seen;
    private final Cycles cycles;
    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final SubmitProposal submitting;
    private final ReturnProposal returning;

    ProposalResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            SeenProposal seen,
            Cycles cycles,
            Proposals proposals,
            ProposalRounds rounds,
            SubmitProposal submitting,
            ReturnProposal returning) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.seen = seen;
        this.cycles = cycles;
        this.proposals = proposals;
        this.rounds = rounds;
        this.submitting = submitting;
        this.returning = returning;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listProposals",
            summary = "The proposals that were begun for a year, in the order of their centres",
            description =
                    "Round and state are those of the last thing that was done; the second round of a proposal begins with the first write in"
                            + " it. state narrows. A budget-officer sees those of its own centres and the ones below. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of proposals")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ProposalView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @Parameter(
                            example = "SUBMITTED",
                            description = "Only proposals in this state",
                            schema = @Schema(implementation = ProposalState.class))
                    @QueryParam("state")
                    @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        int wanted = Texts.year("year", year);
        Page.Request page = Page.request(limit, after, 1);
        List<ProposalView> rows = proposals
                .list(
                        hospital,
                        wanted,
                        state == null ? null : Texts.constant("state", state, ProposalState.values()),
                        visibleCentres.of(hospital),
                        page.isFirst() ? "" : page.after().getFirst(),
                        page.limit() + 1)
                .stream()
                .map(proposal -> ProposalView.of(wanted, proposal))
                .toList();
        return Page.of(rows, page, row -> List.of(row.centre()));
    }

    @GET
    @Allowed
    @Path("{centre}")
    @Operation(
            operationId = "getProposal",
            summary = "A proposal as it stands in the present phase of the cycle",
            description = "In the second phase it is a draft of the second round until it is submitted. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or nothing was begun")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre) {
        ProposalOf of = seen.of(hospital, year, centre);
        Proposal stored = proposals.proposal(of).orElseThrow(ProposalResource::notBegun);
        Optional<Cycle> cycle = cycles.cycle(hospital, of.year());
        Proposal present =
                cycle.map(now -> stored.in(now.phase(), now.phaseSince())).orElse(stored);
        return Response.ok(ProposalView.of(of.year(), present))
                .header(HttpHeaders.ETAG, EntityTag.of(present.version()))
                .build();
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Path("{centre}/submissions")
    @Operation(
            operationId = "postProposalSubmission",
            summary = "Submit a proposal",
            description =
                    "Its lines are kept as they stand, with a hash, and never change; nobody writes until the proposal is returned. The last"
                            + " submission of a round counts. Where the hospital has a route for proposals it is approved there, else at"
                            + " once. What is submitted already is answered as it was. A budget-officer submits its own centres and those"
                            + " below them. Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Submitted",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was submitted before",
            content = @Content(schema = @Schema(implementation = SubmissionView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the centre, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "PHASE_CLOSED: centres do not submit now; PROPOSAL_INCOMPLETE, PROJECT_INCOMPLETE: the violations name what is missing;"
                            + " APPROVAL_ROUTE_BLOCKED")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public Response submit(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre) {
        ProposalOf of = seen.of(hospital, year, centre);
        SubmitProposal.Submitted submitted = submitting.submit(of, user.name());
        return Response.status(submitted.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(SubmissionView.of(of.year(), submitted.submission()))
                .build();
    }

    @POST
    @Allowed({Role.BUDGET_OFFICE, Role.OWNER_DEPARTMENT})
    @Path("{centre}/returns")
    @Operation(
            operationId = "postProposalReturn",
            summary = "Give a submitted proposal back to its centre",
            description =
                    "Within the phase in which it was submitted, with a reason; what was submitted is kept. For the reason that it was returned"
                            + " for already nothing changes. Role: budget-office or owner-department.")
    @APIResponse(
            responseCode = "200",
            description = "Returned",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, the cycle of the year, or nothing was begun")
    @APIResponse(
            responseCode = "409",
            description =
                    "PHASE_CLOSED, PROPOSAL_NOT_SUBMITTED; APPROVAL_OPEN: it is returned where it is being approved")
    public Response sendBack(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            ReturnProposalRequest request) {
        ProposalOf of = seen.of(hospital, year, centre);
        Proposal returned = returning.sendBack(of, request.reason(), user.name());
        return Response.ok(ProposalView.of(of.year(), returned))
                .header(HttpHeaders.ETAG, EntityTag.of(returned.version()))
                .build();
    }

    @GET
    @Allowed
    @Path("{centre}/rounds/{round}")
    @Operation(
            operationId = "getProposalRound",
            summary = "What was submitted in a round, a page of its lines",
            description =
                    "Of the last submission, which counts, or of the one that is named. It never changes. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the lines",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or nothing was submitted")
    public RoundView round(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @PathParam("round") @Parameter(description = "1 or 2", example = "1") String round,
            @Parameter(description = "Its number; absent: the last one") @QueryParam("submission") @Nullable Integer submission,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        ProposalOf of = seen.of(hospital, year, centre);
        if (!round.equals("1") && !round.equals("2")) {
            throw ProblemException.invalid("?round", "OUT_OF_RANGE", "A cycle has the rounds 1 and 2.");
        }
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        Submission found = rounds.submission(of, Integer.parseInt(round), submission)
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "Nothing was submitted."));
        List<RoundView.Line> rows = rounds.lines(of, found, ProposalLineResource.key(page), page.limit() + 1).stream()
                .map(RoundView.Line::of)
                .toList();
        Page<RoundView.Line> lines = Page.of(rows, page, row -> List.of(row.subject(), row.fund(), row.project()));
        return new RoundView(SubmissionView.of(of.year(), found), lines.items(), lines.next());
    }

    private static ProblemException notBegun() {
        return new ProblemException(EdgeProblem.NOT_FOUND, "The centre has not begun a proposal for this year.");
    }
}

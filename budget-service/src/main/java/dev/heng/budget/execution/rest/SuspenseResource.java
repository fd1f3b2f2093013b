package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.ledger.Ledger;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.budget.ledger.ReplayDraft;
import dev.heng.budget.ledger.ReplayedLines;
import dev.heng.budget.ledger.SuspendedLine;
import dev.heng.budget.ledger.SuspenseQueue;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
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
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lines that wait for a mapping, a correction or the opening of a month. */
@Tag(name = "Executions")
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/suspense")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SuspenseResource {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final SuspenseQueue queue;
    private final Ledger ledger;
    private final CurrentUser user;

    SuspenseResource(SuspenseQueue queue, Ledger ledger, CurrentUser user) {
        this.queue = queue;
        this.ledger = ledger;
        this.user = user;
    }

    /** What became of a line that was judged again. */
    public record ReplayView(
            long id,

            @Schema(description = "The id that the source gave")
            String line,

            LineStatus status,
            @Schema(nullable = true) @Nullable String code,
            @Schema(nullable = true) @Nullable String detail) {}

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listSuspense",
            summary = "The lines in suspense, oldest first; without state the open ones",
            description = "Lines that name an unknown centre or subject, that come into a closed month, or whose "
                    + "figures changed. They count once they are mapped and replayed. Role: connector, "
                    + "budget-office, auditor or admin.")
    public Page<SuspendedLineView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(QueryTexts.whole("limit", limit), after, 1);
        if (!page.isFirst() && !ID.matcher(page.after().getFirst()).matches()) {
            throw ProblemException.invalid(
                    "?after", "INVALID_CURSOR", "The cursor is not one that this list gave out.");
        }
        SuspenseQueue.Filter filter = new SuspenseQueue.Filter(
                state(state),
                QueryTexts.optional("code", code, PostExecutionsRequest.SOURCE_LENGTH_MAX),
                QueryTexts.optional("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX));
        long afterId = page.isFirst() ? 0 : Long.parseLong(page.after().getFirst());
        List<SuspendedLineView> rows = queue.list(hospital, filter, afterId, page.limit() + 1).stream()
                .map(SuspendedLineView::of)
                .toList();
        return Page.of(rows, page, line -> List.of(Long.toString(line.id())));
    }

    private static SuspendedLine.@Nullable State state(@Nullable String state) {
        return switch (state) {
            case null -> SuspendedLine.State.OPEN;
            case "OPEN" -> SuspendedLine.State.OPEN;
            case "RESOLVED" -> SuspendedLine.State.RESOLVED;
            case "ALL" -> null;
            default -> throw ProblemException.invalid("?state", "UNKNOWN_VALUE", "Possible are OPEN, RESOLVED, ALL.");
        };
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaySuspenseLines",
            summary = "Judges lines of a source in suspense again, at most 1,000, the oldest first",
            description =
                    "As one call of the source would be judged: lines of one document stand or fall together. Lines that a mapping rule"
                            + " makes good are recorded; any other stays. Go on with `after` until `nextAfter` is null. Role: connector or"
                            + " budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReplayedLinesView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response replayLines(@PathParam("hospital") String hospital, ReplaySuspenseRequest request) {
        int limit = request.limit() == null ? ReplaySuspenseRequest.MOST : request.limit();
        ReplayedLines replayed = ledger.replay(new ReplayDraft(
                hospital,
                request.source(),
                request.code(),
                request.after() == null ? 0 : Long.parseLong(request.after()),
                limit,
                user.name(),
                Posters.of(user)));
        return Response.ok(ReplayedLinesView.of(replayed, limit))
                .header(Written.LEDGER_SEQUENCE, replayed.result().sequence())
                .build();
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("{id}/replays")
    @Operation(
            operationId = "replaySuspense",
            summary = "Judges a line in suspense again, for instance after mapping",
            description = "A line that can be recorded now is recorded once, whoever replays it first. Role: "
                    + "connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the line",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the line")
    public Response replay(@PathParam("hospital") String hospital, @PathParam("id") String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such line in the suspense queue.");
        }
        ExecutionResult result = ledger.replay(hospital, Long.parseLong(id), user.name(), Posters.of(user));
        LineOutcome outcome = result.exceptions().getFirst();
        return Response.ok(new ReplayView(
                        Long.parseLong(id), outcome.id(), outcome.status(), outcome.code(), outcome.detail()))
                .header(Written.LEDGER_SEQUENCE, result.sequence())
                .build();
    }
}

package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.LineId;
import dev.heng.budget.ledger.PostedLines;
import dev.heng.budget.ledger.ReversalDraft;
import dev.heng.budget.ledger.ReversalResult;
import dev.heng.budget.ledger.Reversals;
import dev.heng.budget.organisation.Hospitals;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One execution line, by what its source calls it. */
@Tag(name = "Executions")
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/executions/{source}/{line}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PostedLineResource {
    private final PostedLines lines;
    private final Reversals reversals;
    private final Hospitals hospitals;
    private final CurrentUser user;

    PostedLineResource(PostedLines lines, Reversals reversals, Hospitals hospitals, CurrentUser user) {
        this.lines = lines;
        this.reversals = reversals;
        this.hospitals = hospitals;
        this.user = user;
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "getExecutionLine",
            summary = "A line as it stands: recorded, waiting or reversed",
            description = "Role: connector, budget-office, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The line",
            content = @Content(schema = @Schema(implementation = PostedLineView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or a line that it never got")
    public PostedLineView get(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("line") String line) {
        hospitals.require(hospital);
        return PostedLineView.of(lines.require(hospital, line(source, line)));
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("reversals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reverseExecutionLine",
            summary = "Take a recorded line back, wholly, by a line of the opposite amount",
            description =
                    "Nothing is deleted: the reversal is a line of the same source, centre, subject, fund and project with an id,"
                            + " a date and a reason of its own; of a line that was divided it takes every part back. A line is reversed once; the same call again changes nothing. What"
                            + " used a reservation gives back to the budget, not to the reservation. A part of a line is taken back by posting"
                            + " a line with a negative amount. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "The reversing line",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = PostedLineView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was booked before",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = PostedLineView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with OUT_OF_RANGE: a date before that of the line; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the line")
    @APIResponse(
            responseCode = "409",
            description =
                    "REVERSED_ALREADY; LINE_SUSPENDED: the line counts nowhere; NOT_REVERSIBLE: a balance or a reversal;"
                            + " LINE_CHANGED: the id is that of another line; PERIOD_CLOSED: name a date in an open month; REVERSAL_REFUSED:"
                            + " the detail says why, such as BUDGET_INSUFFICIENT where what a negative line gave back is spent")
    public Response reverse(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("line") String line,
            ReverseLineRequest request) {
        LineId id = line(source, line);
        ReversalResult result = reversals.reverse(new ReversalDraft(
                hospital, id, request.id(), request.date(), request.reason(), user.name(), Posters.of(user)));
        return Response.status(result.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(PostedLineView.of(lines.require(hospital, new LineId(id.source(), request.id()))))
                .header(Written.LEDGER_SEQUENCE, result.sequence())
                .build();
    }

    private static LineId line(String source, String line) {
        return new LineId(
                QueryTexts.required("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX),
                QueryTexts.required("line", line, LineRequest.ID_LENGTH_MAX));
    }
}

package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.OpeningLine;
import dev.heng.budget.preparation.OpeningTakenOver;
import dev.heng.budget.preparation.TakeOverOpening;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.edge.json.Decimals;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Approved budgets that are taken over from another system. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/budgets/{year}/opening")
@Tag(name = "Budgets", description = "Budgets before they are in force")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OpeningResource {
    private static final int LINES_MAX = 10_000;

    private final CurrentUser user;
    private final TakeOverOpening takeOverOpening;

    OpeningResource(CurrentUser user, TakeOverOpening takeOverOpening) {
        this.user = user;
        this.takeOverOpening = takeOverOpening;
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "postOpening",
            summary = "Take over an approved budget",
            description =
                    "Sets the original amount of each cell named, all or none. The same call again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Taken over",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = OpeningView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with MONTH_OUTSIDE_YEAR, DUPLICATE_CELL, UNKNOWN_CENTRE, UNKNOWN_SUBJECT; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "PERIOD_CLOSED, BUDGET_BELOW_USED, BUDGET_ISSUED")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 10,000 lines")
    public Response post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            PostOpeningRequest request) {
        if (request.lines().size() > LINES_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "A call has at most " + LINES_MAX + " lines.");
        }
        List<OpeningLine> lines =
                request.lines().stream().map(PostOpeningRequest.Line::line).toList();
        OpeningTakenOver done = takeOverOpening.takeOver(hospital, Texts.year("year", year), lines, user.name());
        return Response.ok(new OpeningView(done.lines(), Decimals.plain(done.amount())))
                .header(Written.LEDGER_SEQUENCE, done.sequence())
                .build();
    }
}

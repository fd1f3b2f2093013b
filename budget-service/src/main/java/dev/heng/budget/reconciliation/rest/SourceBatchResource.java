package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.reconciliation.Sent;
import dev.heng.budget.reconciliation.StateTotal;
import dev.heng.budget.reconciliation.StatedTotal;
import dev.heng.budget.reconciliation.StatedTotals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a source says that it sent in a batch. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/sources/{source}/batches/{batch}")
@Tag(name = "Reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SourceBatchResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final StatedTotals totals;
    private final StateTotal stateTotal;

    SourceBatchResource(CurrentUser user, Hospitals hospitals, StatedTotals totals, StateTotal stateTotal) {
        this.user = user;
        this.hospitals = hospitals;
        this.totals = totals;
        this.stateTotal = stateTotal;
    }

    @PUT
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Operation(
            operationId = "putSourceBatch",
            summary = "State the control total of a batch of a source",
            description =
                    "How many lines the source sent in the batch, in however many calls, and what their amounts add up to. The control total of one"
                            + " call stands in the call and is judged at once; this one can be stated before the lines come or after, and again;"
                            + " nothing is refused or booked by it. What stands beside it is told by `GET .../sources/{source}/batches`. Role:"
                            + " connector or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Stated for the first time",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = StatedBatchView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = StatedBatchView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("batch")
                    @Parameter(description = "The name that executions give, percent-encoded", example = "2026-03")
                    String batch,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutTotalRequest request) {
        return stateTotal
                .state(hospital, about(source, batch), request.total(), user.name(), ifMatch)
                .answer(StatedBatchView::of);
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "getSourceBatch",
            summary = "The control total of a batch, as it was stated",
            description = "Role: connector, budget-office, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "What was stated",
            content = @Content(schema = @Schema(implementation = StatedBatchView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or nobody stated a total")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("batch")
                    @Parameter(description = "The name that executions give, percent-encoded", example = "2026-03")
                    String batch) {
        hospitals.require(hospital);
        StatedTotal found = totals.of(hospital, about(source, batch))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "Nobody stated this total."));
        return Response.ok(StatedBatchView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    private static Sent about(String source, String batch) {
        return new Sent.InBatch(Parameters.source(source), Parameters.batch(batch));
    }
}

package dev.heng.budget.outbox.rest;

import dev.heng.budget.outbox.Republication;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Sends everything of a hospital once more. */
@Tag(name = "Operation", description = "Running the service")
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/republish")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RepublicationResource {
    private final Republication republication;

    RepublicationResource(Republication republication) {
        this.republication = republication;
    }

    /** How many objects are sent again. */
    public record RepublicationView(long events) {}

    @POST
    @Allowed({Role.ADMIN, Role.BUDGET_OFFICE})
    @Operation(
            operationId = "republishHospital",
            summary = "Sends every cell, centre, period, the hospital and its chart to the topics once more",
            description = "The cure for a lost topic or a new consumer: readers keep the newest version, so that "
                    + "nothing is counted twice. Role: admin or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Stored for sending; its Ledger-Sequence is reached once all are sent",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = RepublicationView.class)))
    public Response republish(@PathParam("hospital") String hospital) {
        Republication.Result result = republication.republish(hospital);
        return Response.ok(new RepublicationView(result.events()))
                .header(Written.LEDGER_SEQUENCE, result.sequence())
                .build();
    }
}

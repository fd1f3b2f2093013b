package dev.heng.budget.outbox.rest;

import dev.heng.budget.outbox.Republication;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends everything of a hospital once more. */
@Tag(name = "operation", description = "Running the service")
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
            summary = "Sends every cell, centre, period, the hospital and its chart to the topics once more")
    @APIResponse(
            responseCode = "200",
            description = "Stored for sending; Ledger-Sequence is reached once all are sent",
            content = @Content(schema = @Schema(implementation = RepublicationView.class)))
    public Response republish(@PathParam("hospital") String hospital) {
        Republication.Result result = republication.republish(hospital);
        return Response.ok(new RepublicationView(result.events()))
                .header("Ledger-Sequence", result.sequence())
                .build();
    }
}

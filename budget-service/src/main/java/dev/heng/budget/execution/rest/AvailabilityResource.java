package dev.heng.budget.execution.rest;

import dev.heng.budget.execution.AskAvailability;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether money is there, asked while somebody types. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/availability")
@Tag(name = "Control", description = "What spending is held against")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AvailabilityResource {
    private final AskAvailability asking;
    private final CurrentUser user;

    AvailabilityResource(AskAvailability asking, CurrentUser user) {
        this.asking = asking;
        this.user = user;
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askAvailability",
            summary = "What would become of at most 100 lines if they were posted now; nothing is stored",
            description =
                    "The judgement is the one of posting. It holds for the moment: whoever posts in between is first."
                            + " Role: connector or budget-office.")
    @APIResponse(responseCode = "200", description = "What would become of every line, and the limits that have a say")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 100 lines")
    public AvailabilityView ask(@PathParam("hospital") String hospital, AvailabilityRequest request) {
        return AvailabilityView.of(asking.ask(hospital, user.name(), Posters.of(user), request.toLines()));
    }
}

package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.FlexBudgets;
import dev.heng.edge.Page;
import dev.heng.edge.access.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What budgets would be at the volume that came. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/flexible-budget")
@Tag(name = "Forecasts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlexibleBudgetResource {
    private static final int KEY_PARTS = 2;

    private final FlexBudgets budgets;

    FlexibleBudgetResource(FlexBudgets budgets) {
        this.budgets = budgets;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listFlexibleBudget",
            summary = "Budgets at the volume that came, and the variance by volume and by spending",
            description =
                    "One line for each centre and subject that is a flow of money, over all months asked for; all funds and projects"
                            + " together unless one is named. flexible is the fixed part and, for the rest, the rate per planned unit times the"
                            + " volume that came, by the hospital's flex rules of today. volumeVariance and spendingVariance add up to"
                            + " variance exactly. With `rollup` the lines of the subtrees are added up, each flexed by its own centre's"
                            + " volume. A budget-officer sees its own centres and those below them. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines in the order centre, subject")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; UNKNOWN_CENTRE, UNKNOWN_SUBJECT")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "NOT_YET_SEALED: the day of knownOn is not over, or something booked in it is not sealed yet")
    public FlexibleBudgetView list(
            @BeanParam QuestionParameters parameters,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return FlexibleBudgetView.of(budgets.lines(parameters.question(), Page.request(limit, after, KEY_PARTS)));
    }
}

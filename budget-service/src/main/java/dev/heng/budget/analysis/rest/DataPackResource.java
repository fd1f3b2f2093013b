package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.PackLine;
import dev.heng.budget.analysis.ReadDataPack;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a centre prepares a budget from. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/data-packs/{year}/{centre}")
@Tag(name = "Budgets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DataPackResource {
    private static final int YEARS_DEFAULT = 3;
    private static final int YEARS_MAX = 10;

    private final ReadDataPack reading;

    DataPackResource(ReadDataPack reading) {
        this.reading = reading;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getDataPack",
            summary = "What a centre prepares the budget of a year from",
            description =
                    "For each subject with a figure: budget, execution and completion of the last years, the season of the last whole one,"
                            + " and what there was for one unit of each volume; all funds and projects together. The year before the one that"
                            + " is prepared is usually not over: months says how many of its months have an execution. With `rollup`"
                            + " the centre with everything below it on the last day of that year, and every subject with what is below"
                            + " it. A budget-officer sees its own centres and those below them. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of the pack, in the order of the subjects' codes")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; UNKNOWN_CENTRE")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<PackLineView> get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") @Parameter(example = "C-CARD") String centre,
            @QueryParam("years")
                    @Parameter(description = "How many years before it, 1 to 10; absent: 3.", example = "3")
                    @Nullable Integer years,
            @QueryParam("rollup")
                    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable String rollup,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        int wanted = years == null ? YEARS_DEFAULT : years;
        if (wanted < 1 || wanted > YEARS_MAX) {
            throw ProblemException.invalid("?years", "OUT_OF_RANGE", "From 1 to " + YEARS_MAX + " years are shown.");
        }
        Page<PackLine> page = reading.lines(
                hospital,
                Texts.year("year", year),
                Texts.code("centre", centre),
                wanted,
                Texts.flag("rollup", rollup),
                Page.request(limit, after, 1));
        return new Page<>(page.items().stream().map(PackLineView::of).toList(), page.next());
    }
}

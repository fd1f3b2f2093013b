package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.indicator.CheckFormula;
import dev.heng.edge.access.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Formulas while they are written. */
@Path("/api/catalog/v1/formulas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Formulas", description = "The formula language.")
public class FormulaResource {
    private final CheckFormula checkFormula;

    FormulaResource(CheckFormula checkFormula) {
        this.checkFormula = checkFormula;
    }

    /** Checks a formula without keeping it. */
    @POST
    @Allowed
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkFormula",
            summary = "Check a formula",
            description =
                    "Answers 200 also for a formula with errors: all problems at once, each with a code, a span in characters and"
                            + " a text in English and Chinese. Nothing is kept.")
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = FormulaCheckView.class)))
    @APIResponse(responseCode = "409", description = "CHART_UNKNOWN: the chart has not arrived yet")
    public FormulaCheckView check(FormulaCheckRequest request) {
        return FormulaCheckView.of(checkFormula.check(request.formula(), request.chart()));
    }
}

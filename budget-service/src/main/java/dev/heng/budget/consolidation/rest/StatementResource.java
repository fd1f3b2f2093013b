package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetVersion;
import dev.heng.budget.consolidation.ProjectStatements;
import dev.heng.budget.consolidation.Versions;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What follows from a version: projected statements. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/budgets/{year}/versions/{version}/statements")
@Tag(name = "Budgets", description = "Budgets before they are in force")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StatementResource {
    private final Hospitals hospitals;
    private final Versions versions;
    private final ProjectStatements statements;

    StatementResource(Hospitals hospitals, Versions versions, ProjectStatements statements) {
        this.hospitals = hospitals;
        this.versions = versions;
        this.statements = statements;
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "getBudgetStatements",
            summary = "The parts of a version and the statements that follow from it",
            description =
                    "Business budget, income and expense by type and element, financing and investment; from them the projected income statement,"
                            + " cash flow and balance sheet. Every line names its subjects or its formula; what was taken for granted is said, and"
                            + " a difference is shown and never put into another line. Role: budget-office, committee, auditor or admin.")
    @APIResponse(responseCode = "200", description = "The statements")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public StatementsView statements(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version) {
        hospitals.require(hospital);
        BudgetVersion known = versions.require(hospital, Texts.year("year", year), VersionResource.number(version));
        return StatementsView.of(known, statements.of(hospital, known));
    }
}

package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.FlexRule;
import dev.heng.budget.forecast.FlexRules;
import dev.heng.budget.forecast.PutFlexRule;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** By which volume the budget of a subject moves. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/flex-rules")
@Tag(name = "Forecasts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlexRuleResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final FlexRules rules;
    private final PutFlexRule putting;

    FlexRuleResource(CurrentUser user, Hospitals hospitals, FlexRules rules, PutFlexRule putting) {
        this.user = user;
        this.hospitals = hospitals;
        this.rules = rules;
        this.putting = putting;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{rule}")
    @Operation(
            operationId = "putFlexRule",
            summary = "Say by which volume the budget of a subject moves",
            description =
                    "The flexible budget is its fixed part and, for the rest, its rate per planned unit times the volume that came. The rule"
                            + " of a centre speaks for what is below it too, before one further up and before one for every centre."
                            + " Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = FlexRuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = FlexRuleView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, NOT_FLEXIBLE, NOT_A_VOLUME; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "FLEX_RULE_AMBIGUOUS: another rule is about the same budget")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("rule") String rule,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutFlexRuleRequest request) {
        PutFlexRule.Put put =
                putting.put(hospital, Texts.code("rule", rule), request.definition(), user.name(), ifMatch);
        return Response.status(put.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .entity(FlexRuleView.of(put.rule()))
                .header(HttpHeaders.ETAG, EntityTag.of(put.rule().version()))
                .build();
    }

    @GET
    @Allowed
    @Path("{rule}")
    @Operation(
            operationId = "getFlexRule",
            summary = "A rule by which a budget moves, as it stands",
            description = "Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = FlexRuleView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("rule") String rule) {
        hospitals.require(hospital);
        FlexRule found = rules.rule(hospital, Texts.code("rule", rule))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no rule " + rule + "."));
        return Response.ok(FlexRuleView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listFlexRules",
            summary = "The rules by which budgets move, in code order",
            description = "Role: any.")
    public Page<FlexRuleView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<FlexRuleView> rows =
                rules.list(hospital, page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(FlexRuleView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.rule()));
    }
}

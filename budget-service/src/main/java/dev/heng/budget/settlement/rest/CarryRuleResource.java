package dev.heng.budget.settlement.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.settlement.CarryRule;
import dev.heng.budget.settlement.CarryRules;
import dev.heng.budget.settlement.PutCarryRule;
import dev.heng.budget.settlement.WrittenCarryRule;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
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

/** What becomes of money that a year did not spend: the rules. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/carry-rules")
@Tag(name = "Settlement", description = "The end of a year: what is carried forward, and the final account")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CarryRuleResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final CarryRules rules;
    private final PutCarryRule putRule;

    CarryRuleResource(CurrentUser user, Hospitals hospitals, CarryRules rules, PutCarryRule putRule) {
        this.user = user;
        this.hospitals = hospitals;
        this.rules = rules;
        this.putRule = putRule;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{rule}")
    @Operation(
            operationId = "putCarryRule",
            summary = "Say what becomes of unspent money and of open reservations of some lines",
            description =
                    "The narrowest rule decides a line: one project before lines with or without one, then the nearer centre, the nearer"
                            + " subject, the fund. Where none speaks, own money (fund OWN) lapses, any other is carried, reservations are"
                            + " carried. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CarryRuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = CarryRuleView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, NOT_ALLOWED; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "CARRY_RULE_AMBIGUOUS: another rule speaks of the same lines by the same names")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("rule") String rule,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutCarryRuleRequest request) {
        WrittenCarryRule written =
                putRule.put(hospital, Texts.code("rule", rule), request.definition(), user.name(), ifMatch);
        return Response.status(written.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(CarryRuleView.of(written.rule()))
                .header(HttpHeaders.ETAG, EntityTag.of(written.version()))
                .build();
    }

    @GET
    @Allowed
    @Path("{rule}")
    @Operation(
            operationId = "getCarryRule",
            summary = "A rule of carrying forward as it stands",
            description = "Members that are null do not narrow it. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = CarryRuleView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("rule") String rule) {
        hospitals.require(hospital);
        CarryRule found = rules.require(hospital, Texts.code("rule", rule));
        return Response.ok(CarryRuleView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listCarryRules",
            summary = "The rules of carrying forward, in code order",
            description = "Role: any.")
    public Page<CarryRuleView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<CarryRuleView> rows =
                rules.rules(hospital, page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(CarryRuleView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.rule()));
    }
}

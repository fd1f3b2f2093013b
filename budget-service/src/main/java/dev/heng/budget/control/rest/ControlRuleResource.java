package dev.heng.budget.control.rest;

import dev.heng.budget.control.ControlRule;
import dev.heng.budget.control.ControlRules;
import dev.heng.budget.control.PutControlRule;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The control rules of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/control-rules")
@Tag(name = "Control", description = "What spending is held against")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ControlRuleResource {
    private final Hospitals hospitals;
    private final ControlRules rules;
    private final PutControlRule putRule;

    ControlRuleResource(Hospitals hospitals, ControlRules rules, PutControlRule putRule) {
        this.hospitals = hospitals;
        this.rules = rules;
        this.putRule = putRule;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{rule}")
    @Operation(
            operationId = "putControlRule",
            summary = "Create a control rule or replace it",
            description =
                    "Every posting is judged either by what was before or by what is after it. The limits of the rule count whatever was"
                            + " planned and spent before it too. For each level the narrowest rule speaks: one that names the project, then"
                            + " the nearer centre, then the nearer subject, then one that names the fund; all levels must let a line pass."
                            + " A rule of the level LINE takes the place of the control that the chart gives a subject. A rule ends by"
                            + " `validTo`.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ControlRuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ControlRuleView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST, MALFORMED_JSON; UNKNOWN_CENTRE, UNKNOWN_SUBJECT, NOT_CONTROLLABLE: a STOCK subject; OUT_OF_RANGE: escalateAt not above warnAt")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description =
                    "CONTROL_RULE_AMBIGUOUS: another rule of the level counts by the same names in some of the months")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("rule") String rule,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutControlRuleRequest request) {
        return putRule.put(hospital, Texts.code("rule", rule), request.definition(), ifMatch)
                .answer(ControlRuleView::of);
    }

    @GET
    @Allowed
    @Path("{rule}")
    @Operation(
            operationId = "getControlRule",
            summary = "A control rule as it stands",
            description = "validFrom and validTo are null where the rule has no first or last month.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = ControlRuleView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("rule") String rule) {
        hospitals.require(hospital);
        ControlRule found = rules.rule(hospital, Texts.code("rule", rule))
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no control rule " + rule + "."));
        return Response.ok(ControlRuleView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listControlRules",
            summary = "The control rules of a hospital, in code order",
            description = "Those whose months are over too.")
    public Page<ControlRuleView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<ControlRuleView> rows =
                rules.rules(hospital, page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(ControlRuleView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.rule()));
    }
}

package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.MappingRule;
import dev.heng.budget.mapping.MappingRules;
import dev.heng.budget.mapping.PutMappingRule;
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

/** The mapping rules of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/mapping-rules")
@Tag(name = "Mapping", description = "What the codes of sources mean")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MappingRuleResource {
    private final Hospitals hospitals;
    private final MappingRules rules;
    private final PutMappingRule putRule;

    MappingRuleResource(Hospitals hospitals, MappingRules rules, PutMappingRule putRule) {
        this.hospitals = hospitals;
        this.rules = rules;
        this.putRule = putRule;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{rule}")
    @Operation(
            operationId = "putMappingRule",
            summary = "Say what codes of a source mean",
            description =
                    "Lines whose centre or subject is unknown are mapped when they are posted or replayed, each by the rules of its own"
                            + " day, and recorded where centre and subject are known then. Of several rules, for each of centre, subject, fund and"
                            + " project the narrowest that gives it speaks: the one that names the source, then the project, the centre, the subject,"
                            + " the fund. A line stays the line that was sent: sent again it is REPLAYED"
                            + " whatever rules say then. A rule with `parts` divides the amount of a line, at its own decimals but at least at"
                            + " 2: every part is cut there, and what is left over goes to the parts that lost most, of equal ones to the largest,"
                            + " then to the first in the order of their codes; the parts add up to the line exactly. They are judged together and recorded together, and"
                            + " remain one line. A balance (STOCK) is not divided: it waits with BALANCE_SPLIT. What is recorded stays where it is; what waits is replayed by"
                            + " `POST .../suspense/replays`. A rule ends by `validTo`. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = MappingRuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = MappingRuleView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with REQUIRED, UNKNOWN_CENTRE, UNKNOWN_SUBJECT, OUT_OF_RANGE, DUPLICATE, RATIOS_NOT_WHOLE,"
                            + " BALANCE_SPLIT; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description =
                    "MAPPING_RULE_AMBIGUOUS: another rule says something else of the same codes on some of the days")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("rule") String rule,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutMappingRuleRequest request) {
        return putRule.put(hospital, Texts.code("rule", rule), request.definition(), ifMatch)
                .answer(MappingRuleView::of);
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("{rule}")
    @Operation(
            operationId = "getMappingRule",
            summary = "A mapping rule as it stands",
            description =
                    "validFrom and validTo are null where the rule has no first or last day. Role: connector, budget-office, auditor or"
                            + " admin.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = MappingRuleView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("rule") String rule) {
        hospitals.require(hospital);
        MappingRule found = rules.rule(hospital, Texts.code("rule", rule))
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no mapping rule " + rule + "."));
        return Response.ok(MappingRuleView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listMappingRules",
            summary = "The mapping rules of a hospital, in code order",
            description =
                    "source narrows to the rules that map its lines. Those whose days are over too. Role: connector, budget-office,"
                            + " auditor or admin.")
    public Page<MappingRuleView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<MappingRuleView> rows = rules
                .rules(
                        hospital,
                        source == null ? null : Texts.code("source", source),
                        page.isFirst() ? "" : page.after().getFirst(),
                        page.limit() + 1)
                .stream()
                .map(MappingRuleView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.rule()));
    }
}

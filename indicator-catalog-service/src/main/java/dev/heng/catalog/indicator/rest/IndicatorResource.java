package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.indicator.DefineIndicator;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.Indicators;
import dev.heng.catalog.indicator.Perspective;
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
import jakarta.ws.rs.Consumes;
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

/** Indicators. */
@Path("/api/catalog/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Indicators", description = "What is measured, and by which formula.")
public class IndicatorResource {
    private final Indicators indicators;
    private final DefineIndicator defineIndicator;
    private final CurrentUser user;

    IndicatorResource(Indicators indicators, DefineIndicator defineIndicator, CurrentUser user) {
        this.indicators = indicators;
        this.defineIndicator = defineIndicator;
        this.user = user;
    }

    /** Lists the indicators. */
    @GET
    @Allowed
    @Operation(
            operationId = "listIndicators",
            summary = "List the indicators",
            description = "In the order of their codes.")
    public Page<IndicatorView> list(
            @Schema(implementation = Perspective.class) @QueryParam("perspective") @Nullable String perspective,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request request = Page.request(limit, after, 1);
        String last = request.isFirst() ? "" : request.after().getFirst();
        List<IndicatorView> rows = indicators.page(perspective(perspective), last, request.limit() + 1).stream()
                .map(IndicatorView::of)
                .toList();
        return Page.of(rows, request, row -> List.of(row.code()));
    }

    /** One indicator. */
    @GET
    @Allowed
    @Path("{code}")
    @Operation(
            operationId = "getIndicator",
            summary = "Read an indicator",
            description = "With its formula as text; the compiled form stands in the published versions of schemes.")
    @APIResponse(
            responseCode = "200",
            description = "The indicator",
            content = @Content(schema = @Schema(implementation = IndicatorView.class)))
    public Response get(@PathParam("code") String code) {
        Indicator indicator = indicators
                .find(Texts.code("code", code))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no indicator " + code + "."));
        return answer(indicator, 200);
    }

    /** Adds or replaces an indicator. */
    @PUT
    @Allowed({Role.ADMIN, Role.BUDGET_OFFICE})
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putIndicator",
            summary = "Define an indicator",
            description =
                    "Checks the formula's syntax, functions and cycles with the other indicators; measures and units are checked"
                            + " when a scheme is published. Published schemes do not change. Needs the role admin or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or the same as before",
            content = @Content(schema = @Schema(implementation = IndicatorView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = IndicatorView.class)))
    @APIResponse(
            responseCode = "400",
            description = "FORMULA_INVALID: problems point into the formula; INVALID_REQUEST")
    public Response put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            IndicatorRequest request) {
        DefineIndicator.Outcome outcome =
                defineIndicator.define(Texts.code("code", code), request.definitionOf(), ifMatch, user.name());
        return answer(outcome.indicator(), outcome.created() ? 201 : 200);
    }

    private static @Nullable Perspective perspective(@Nullable String value) {
        if (value == null) {
            return null;
        }
        for (Perspective perspective : Perspective.values()) {
            if (perspective.name().equals(value)) {
                return perspective;
            }
        }
        throw ProblemException.invalid(
                "?perspective", "UNKNOWN_VALUE", "Possible are " + List.of(Perspective.values()) + ".");
    }

    private static Response answer(Indicator indicator, int status) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, EntityTag.of(indicator.version()))
                .entity(IndicatorView.of(indicator))
                .build();
    }
}

package dev.heng.budget.subject.rest;

import dev.heng.budget.subject.Chart;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.PutChart;
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

/** Charts of budget subjects; they belong to the installation, not to a hospital. */
@Authenticated
@Path("/api/budget/v1/charts")
@Tag(name = "Charts", description = "Budget subjects: what a figure means and how figures add up")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChartResource {
    private final Charts charts;
    private final PutChart putChart;

    ChartResource(Charts charts, PutChart putChart) {
        this.charts = charts;
        this.putChart = putChart;
    }

    @PUT
    @Allowed(Role.ADMIN)
    @Path("{chart}")
    @Operation(
            operationId = "putChart",
            summary = "Create or replace a chart",
            description =
                    "A parent's figure is its own entries and its children's, so a child has the nature and the unit of its"
                            + " parent. A subject that has entries keeps its category, nature and unit, and stays.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ChartView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ChartView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with DUPLICATE_CODE, PARENT_UNKNOWN, PARENT_CYCLE, PARENT_DIFFERS; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE")
    @APIResponse(responseCode = "409", description = "SUBJECT_MEANING_FIXED")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("chart") String chart,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutChartRequest request) {
        return putChart.put(Texts.code("chart", chart), request.name(), request.nameEn(), request.toSubjects(), ifMatch)
                .answer(ChartView::of);
    }

    @GET
    @Allowed
    @Path("{chart}")
    @Operation(
            operationId = "getChart",
            summary = "A chart with its subjects, in code order",
            description = "Without effect. Every signed-in user may read charts.")
    @APIResponse(
            responseCode = "200",
            description = "The chart",
            content = @Content(schema = @Schema(implementation = ChartView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("chart") String chart) {
        Chart found = charts.chart(Texts.code("chart", chart))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no chart " + chart + "."));
        return Response.ok(ChartView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listCharts",
            summary = "The charts of the installation, in code order",
            description = "Without their subjects.")
    public Page<ChartView.Head> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(limit, after, 1);
        List<ChartView.Head> rows =
                charts.charts(page.isFirst() ? "" : page.after().getFirst(), page.limit() + 1).stream()
                        .map(ChartView.Head::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.chart()));
    }
}

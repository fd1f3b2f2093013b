package dev.heng.catalog.chart.rest;

import dev.heng.catalog.chart.Charts;
import dev.heng.edge.Page;
import dev.heng.edge.access.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which charts have arrived. */
@Path("/api/catalog/v1/charts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Charts learnt", description = "The charts learnt from budget-service, which owns them.")
public class LearntChartResource {
    private final Charts charts;

    LearntChartResource(Charts charts) {
        this.charts = charts;
    }

    /** Lists the charts that schemes can be published against. */
    @GET
    @Allowed
    @Operation(
            operationId = "listLearntCharts",
            summary = "List the charts learnt",
            description = "A scheme can be published once its chart stands here.")
    public Page<LearntChartView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        Page.Request request = Page.request(limit, after, 1);
        String last = request.isFirst() ? "" : request.after().getFirst();
        List<LearntChartView> rows = charts.page(last, request.limit() + 1).stream()
                .map(LearntChartView::of)
                .toList();
        return Page.of(rows, request, row -> List.of(row.chart()));
    }
}

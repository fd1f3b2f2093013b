package dev.heng.catalog.grade.rest;

import dev.heng.catalog.grade.DefineGradeScale;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.grade.GradeScales;
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

/** Grade scales. */
@Path("/api/catalog/v1/grade-scales")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Grade scales", description = "How a published score becomes a grade.")
public class GradeScaleResource {
    private final GradeScales scales;
    private final DefineGradeScale defineGradeScale;
    private final CurrentUser user;

    GradeScaleResource(GradeScales scales, DefineGradeScale defineGradeScale, CurrentUser user) {
        this.scales = scales;
        this.defineGradeScale = defineGradeScale;
        this.user = user;
    }

    /** Lists the scales. */
    @GET
    @Allowed
    @Operation(
            operationId = "listGradeScales",
            summary = "List the grade scales",
            description = "In the order of their codes.")
    public Page<GradeScaleView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        Page.Request request = Page.request(limit, after, 1);
        String last = request.isFirst() ? "" : request.after().getFirst();
        List<GradeScaleView> rows = scales.page(last, request.limit() + 1).stream()
                .map(GradeScaleView::of)
                .toList();
        return Page.of(rows, request, row -> List.of(row.code()));
    }

    /** One scale. */
    @GET
    @Allowed
    @Path("{code}")
    @Operation(
            operationId = "getGradeScale",
            summary = "Read a grade scale",
            description = "With its bands, the best first.")
    @APIResponse(
            responseCode = "200",
            description = "The scale",
            content = @Content(schema = @Schema(implementation = GradeScaleView.class)))
    public Response get(@PathParam("code") String code) {
        GradeScale scale = scales.find(Texts.code("code", code))
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no grade scale " + code + "."));
        return answer(scale, 200);
    }

    /** Adds or replaces a scale. */
    @PUT
    @Allowed(Role.ADMIN)
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putGradeScale",
            summary = "Define a grade scale",
            description =
                    "Refused unless the bands cover the line from 0 upwards without gap or overlap; the violations name each"
                            + " gap and overlap. Needs the role admin.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or the same as before",
            content = @Content(schema = @Schema(implementation = GradeScaleView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = GradeScaleView.class)))
    public Response put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            GradeScaleRequest request) {
        DefineGradeScale.Outcome outcome =
                defineGradeScale.define(Texts.code("code", code), request.definition(), ifMatch, user.name());
        return answer(outcome.scale(), outcome.created() ? 201 : 200);
    }

    private static Response answer(GradeScale scale, int status) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, EntityTag.of(scale.version()))
                .entity(GradeScaleView.of(scale))
                .build();
    }
}

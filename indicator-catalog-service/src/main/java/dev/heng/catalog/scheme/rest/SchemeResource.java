package dev.heng.catalog.scheme.rest;

import dev.heng.catalog.scheme.DefineScheme;
import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Schemes;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The drafts of schemes. */
@Path("/api/catalog/v1/schemes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Schemes", description = "Index systems: drafts and immutable published versions.")
public class SchemeResource {
    private final Schemes schemes;
    private final DefineScheme defineScheme;
    private final CurrentUser user;

    SchemeResource(Schemes schemes, DefineScheme defineScheme, CurrentUser user) {
        this.schemes = schemes;
        this.defineScheme = defineScheme;
        this.user = user;
    }

    /** Lists the schemes. */
    @GET
    @Allowed
    @Operation(operationId = "listSchemes", summary = "List the schemes", description = "In the order of their codes.")
    public Page<SchemeSummaryView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        Page.Request request = Page.request(limit, after, 1);
        String last = request.isFirst() ? "" : request.after().getFirst();
        List<Scheme> rows = schemes.page(last, request.limit() + 1);
        Map<String, Integer> newest =
                schemes.newestVersions(rows.stream().map(Scheme::code).toList());
        return Page.of(
                rows.stream()
                        .map(row -> SchemeSummaryView.of(row, newest.get(row.code())))
                        .toList(),
                request,
                row -> List.of(row.scheme()));
    }

    /** One draft. */
    @GET
    @Allowed
    @Path("{scheme}")
    @Operation(
            operationId = "getScheme",
            summary = "Read the draft of a scheme",
            description = "As it will be published next, defaults written out.")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    public Response get(@PathParam("scheme") String code) {
        Scheme scheme = schemes.find(Texts.code("scheme", code))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no scheme " + code + "."));
        return answer(scheme, 200);
    }

    /** Writes the draft. */
    @PUT
    @Allowed({Role.ADMIN, Role.BUDGET_OFFICE})
    @Path("{scheme}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putScheme",
            summary = "Write the draft of a scheme",
            description = "Published versions stay as they are. Needs the role admin or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or the same as before",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    public Response put(
            @PathParam("scheme") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SchemeRequest request) {
        DefineScheme.Outcome outcome =
                defineScheme.define(Texts.code("scheme", code), request.draft(), ifMatch, user.name());
        return answer(outcome.scheme(), outcome.created() ? 201 : 200);
    }

    private Response answer(Scheme scheme, int status) {
        Integer newest =
                schemes.newestVersion(scheme.code()).map(SchemeVersion::version).orElse(null);
        return Response.status(status)
                .header(HttpHeaders.ETAG, EntityTag.of(scheme.version()))
                .entity(SchemeView.of(scheme, newest))
                .build();
    }
}

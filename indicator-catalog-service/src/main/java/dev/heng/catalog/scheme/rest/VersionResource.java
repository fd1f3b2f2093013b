package dev.heng.catalog.scheme.rest;

import dev.heng.catalog.scheme.PublishScheme;
import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Schemes;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.edge.json.StrictJson;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The published versions of a scheme. */
@Path("/api/catalog/v1/schemes/{scheme}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Schemes")
public class VersionResource {
    private final Schemes schemes;
    private final PublishScheme publishScheme;
    private final StrictJson json;
    private final CurrentUser user;

    VersionResource(Schemes schemes, PublishScheme publishScheme, StrictJson json, CurrentUser user) {
        this.schemes = schemes;
        this.publishScheme = publishScheme;
        this.json = json;
        this.user = user;
    }

    /** Publishes the draft. */
    @POST
    @Allowed({Role.ADMIN, Role.BUDGET_OFFICE})
    @Operation(
            operationId = "publishScheme",
            summary = "Publish the draft of a scheme",
            description =
                    "Compiles every formula that the draft reaches against its chart and keeps the result for ever. All errors are"
                            + " answered at once: violations point into the draft, problems into the formulas. An unchanged draft"
                            + " answers 200 with the version that exists. 409 CHART_UNKNOWN until the chart has arrived from"
                            + " budget-service. Needs the role admin or budget-office.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The version that exists",
            headers = @Header(name = HttpHeaders.ETAG, ref = "ETag"),
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            headers = @Header(name = HttpHeaders.ETAG, ref = "ETag"),
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "SCHEME_INVALID: violations point into the draft, problems into the formulas; INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the scheme has no draft")
    @APIResponse(responseCode = "409", description = "CHART_UNKNOWN: the chart has not arrived yet")
    public Response publish(@PathParam("scheme") String scheme, byte[] body) {
        if (body != null && body.length > 0) {
            json.read(body, PublicationRequest.class);
        }
        PublishScheme.Outcome outcome = publishScheme.publish(Texts.code("scheme", scheme), user.name());
        SchemeVersion version = outcome.published();
        return Response.status(outcome.created() ? 201 : 200)
                .location(URI.create("/api/catalog/v1/schemes/" + scheme + "/versions/" + version.version()))
                .header(HttpHeaders.ETAG, tag(version))
                .entity(PublicationView.of(version))
                .build();
    }

    /** Lists the versions, newest first. */
    @GET
    @Allowed
    @Operation(
            operationId = "listSchemeVersions",
            summary = "List the published versions of a scheme",
            description = "Newest first, without their documents.")
    public Page<PublicationView> list(
            @PathParam("scheme") String scheme,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request request = Page.request(limit, after, 1);
        int below =
                request.isFirst() ? Integer.MAX_VALUE : number(request.after().getFirst(), "?after");
        if (schemes.find(Texts.code("scheme", scheme)).isEmpty()) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no scheme " + scheme + ".");
        }
        List<PublicationView> rows = schemes.pageVersions(scheme, below, request.limit() + 1).stream()
                .map(PublicationView::of)
                .toList();
        return Page.of(rows, request, row -> List.of(String.valueOf(row.version())));
    }

    /** One version with its compiled formulas. */
    @GET
    @Allowed
    @Path("{version}")
    @Operation(
            operationId = "getSchemeVersion",
            summary = "Read a published version",
            description = "With the compiled formulas and everything else that evaluation needs. It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            headers = @Header(name = HttpHeaders.ETAG, ref = "ETag"),
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    public Response get(@PathParam("scheme") String scheme, @PathParam("version") String version) {
        SchemeVersion found = schemes.findVersion(Texts.code("scheme", scheme), number(version, "?version"))
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "There is no version " + version + " of scheme " + scheme + "."));
        return Response.ok(found.document(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag(found))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    /** Never two documents under one tag: the hash is the document's. */
    private static String tag(SchemeVersion version) {
        return '"' + version.hash() + '"';
    }

    private static int number(String text, String parameter) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.invalid(parameter, "INVALID_FORMAT", "Not the number of a version.");
        }
        return Integer.parseInt(text);
    }
}

package dev.heng.evaluation.scheme.rest;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.scheme.AdoptSchemes;
import dev.heng.evaluation.scheme.Adoption;
import dev.heng.evaluation.scheme.Periods;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which schemes evaluate a hospital in a year. */
@Path("/api/evaluation/v1/hospitals/{hospital}/adoptions/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Adoptions", description = "Which scheme version evaluates whom in a year")
public class AdoptionResource {
    private final AdoptSchemes adopting;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    AdoptionResource(AdoptSchemes adopting, Organisation organisation, CurrentUser user, Clock clock) {
        this.adopting = adopting;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    @PUT
    @Allowed(Role.BUDGET_OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "adoptSchemes",
            summary = "Adopts the schemes of a year; replaces the whole year, the same body again changes nothing",
            description =
                    "Each line names either a centre type or one centre, whose own line wins over its type's. Periods are QUARTER"
                            + " and YEAR. A hospital or centre may be named before it is known. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Adopted for the first time",
            content = @Content(schema = @Schema(implementation = AdoptionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or unchanged",
            content = @Content(schema = @Schema(implementation = AdoptionView.class)))
    @APIResponse(responseCode = "409", description = "SCHEME_UNKNOWN: the scheme version is not known")
    @APIResponse(
            responseCode = "412",
            description = "VERSION_STALE: the document has changed since it was read (If-Match)")
    @APIResponse(responseCode = "502", description = "CATALOGUE_ANSWER_INVALID: the catalogue's answer cannot be used")
    @APIResponse(responseCode = "503", description = "CATALOGUE_UNAVAILABLE or TOO_BUSY: the request may be repeated")
    public Response adopt(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Schema(hidden = true) @Nullable String authorization,
            @RequestBody(required = true) AdoptionRequest request) {
        var outcome = adopting.adopt(
                hospital, year(year), request.lines(), ifMatch, new AdoptSchemes.Caller(user.name(), authorization));
        return Response.status(outcome.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.ETAG, EntityTag.of(outcome.adoption().version()))
                .entity(AdoptionView.of(outcome.adoption(), Optional.empty()))
                .build();
    }

    @GET
    @Allowed({
        Role.BUDGET_OFFICE,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.COMMITTEE,
        Role.EVALUATOR,
        Role.AUDITOR,
        Role.ADMIN
    })
    @Operation(
            operationId = "getAdoption",
            summary = "The schemes of a year",
            description = "A line that names a centre is shown to those who see the centre.")
    @APIResponse(
            responseCode = "200",
            description = "The adoption",
            content = @Content(schema = @Schema(implementation = AdoptionView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital, @PathParam("year") String year) {
        Adoption adoption = adopting.find(hospital, year(year))
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "No scheme is adopted by " + hospital + " for " + year + "."));
        Optional<Set<String>> visible = organisation.visible(hospital, user.centreRoots(), LocalDate.now(clock));
        return Response.ok(AdoptionView.of(adoption, visible))
                .header(HttpHeaders.ETAG, EntityTag.of(adoption.version()))
                .build();
    }

    private static int year(String text) {
        if (text.matches("[0-9]{4}") && Periods.isYear(Integer.parseInt(text))) {
            return Integer.parseInt(text);
        }
        throw ProblemException.invalid("?year", "INVALID_FORMAT", "Not a year as 2026.");
    }
}

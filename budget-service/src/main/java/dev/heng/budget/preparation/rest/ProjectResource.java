package dev.heng.budget.preparation.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.preparation.Project;
import dev.heng.budget.preparation.ProjectKind;
import dev.heng.budget.preparation.Projects;
import dev.heng.budget.preparation.PutProject;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The projects of a hospital. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/projects")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProjectResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Projects projects;
    private final PutProject putProject;

    ProjectResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            Projects projects,
            PutProject putProject) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.projects = projects;
        this.putProject = putProject;
    }

    @PUT
    @Allowed({Role.BUDGET_OFFICE, Role.OWNER_DEPARTMENT})
    @Path("{project}")
    @Operation(
            operationId = "putProject",
            summary = "Create a project that money is proposed for, or change it",
            description =
                    "A line of a CAPITAL subject names a project that there is. A proposal with a line for equipment or construction is not"
                            + " submitted before the project has its feasibility. Role: budget-office or owner-department.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already like that",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with UNKNOWN_CENTRE, DUPLICATE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("project") String project,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutProjectRequest request) {
        PutProject.WrittenProject written =
                putProject.put(hospital, Texts.code("project", project), request.definition(), ifMatch, user.name());
        return Response.status(written.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .entity(ProjectView.of(written.project()))
                .header(HttpHeaders.ETAG, EntityTag.of(written.version()))
                .build();
    }

    @GET
    @Allowed
    @Path("{project}")
    @Operation(
            operationId = "getProject",
            summary = "A project as it stands",
            description = "A budget-officer sees those of its own centres and the ones below. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The project",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the project, also one that the bearer does not see")
    public Response get(@PathParam("hospital") String hospital, @PathParam("project") String project) {
        hospitals.require(hospital);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        Project found = projects.project(hospital, Texts.code("project", project))
                .filter(one -> visible.isEmpty()
                        || visible.get().contains(one.definition().owner()))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no project " + project + "."));
        return Response.ok(ProjectView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listProjects",
            summary = "The projects of a hospital, in code order",
            description =
                    "centre and kind narrow. A budget-officer sees those of its own centres and the ones below. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of projects")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ProjectView> list(
            @PathParam("hospital") String hospital,
            @Parameter(description = "Only projects that this centre carries out") @QueryParam("centre") @Nullable String centre,
            @Parameter(
                            example = "EQUIPMENT",
                            description = "Only projects of this kind",
                            schema = @Schema(implementation = ProjectKind.class))
                    @QueryParam("kind")
                    @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
        }
        Page.Request page = Page.request(limit, after, 1);
        Projects.Filter filter = new Projects.Filter(
                centre, kind == null ? null : Texts.constant("kind", kind, ProjectKind.values()), visible);
        List<ProjectView> rows =
                projects
                        .list(
                                hospital,
                                filter,
                                page.isFirst() ? "" : page.after().getFirst(),
                                page.limit() + 1)
                        .stream()
                        .map(ProjectView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.project()));
    }
}

package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetVersion;
import dev.heng.budget.consolidation.BuildVersion;
import dev.heng.budget.consolidation.CheckVersion;
import dev.heng.budget.consolidation.IssueVersion;
import dev.heng.budget.consolidation.SubmitVersion;
import dev.heng.budget.consolidation.VersionLines;
import dev.heng.budget.consolidation.Versions;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The budget of a hospital as a whole: built, checked, approved, issued. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/budgets/{year}/versions")
@Tag(name = "Budgets", description = "Budgets before they are in force")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VersionResource {
    private static final int LINE_KEY_PARTS = 4;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Versions versions;
    private final VersionLines lines;
    private final BuildVersion building;
    private final CheckVersion checking;
    private final SubmitVersion submitting;
    private final IssueVersion issuing;

    VersionResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            Versions versions,
            VersionLines lines,
            BuildVersion building,
            CheckVersion checking,
            SubmitVersion submitting,
            IssueVersion issuing) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.versions = versions;
        this.lines = lines;
        this.building = building;
        this.checking = checking;
        this.submitting = submitting;
        this.issuing = issuing;
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "postBudgetVersion",
            summary = "Build a version of the budget",
            description =
                    "From the last submission of the second round of every centre whose proposal is submitted, and what the office amends,"
                            + " each with its reason. A version never changes; the same content again is the version that exists. In the second"
                            + " phase down, and in execution for one that takes the place of the issued one. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Built",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "A version with this content was there",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, SUBJECT_NOT_A_LEAF, DUPLICATE_LINE, REQUIRED, OUT_OF_RANGE;"
                            + " MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "PHASE_CLOSED; PROPOSALS_MISSING: the violations name the centres; allowMissing leaves them out")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public Response build(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            PostVersionRequest request) {
        BuildVersion.Built built = building.build(hospital, Texts.year("year", year), request.draft(), user.name());
        return answer(built.document(), built.isNew() ? Response.Status.CREATED : Response.Status.OK);
    }

    private static Response answer(BudgetVersion version, Response.Status status) {
        return Response.status(status)
                .entity(VersionView.of(version))
                .header(HttpHeaders.ETAG, EntityTag.of(version.revision()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listBudgetVersions",
            summary = "The versions of a year's budget, the newest first",
            description = "One of them may be ISSUED: the figures name it. Role: any.")
    public Page<VersionView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<VersionView> rows = versions
                .list(
                        hospital,
                        Texts.year("year", year),
                        page.isFirst() ? Integer.MAX_VALUE : page.whole(0),
                        page.limit() + 1)
                .stream()
                .map(VersionView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(String.valueOf(row.version())));
    }

    @GET
    @Allowed
    @Path("{version}")
    @Operation(
            operationId = "getBudgetVersion",
            summary = "A version of the budget as it stands",
            description = "Its lines are a list of their own. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version) {
        return answer(require(hospital, year, version), Response.Status.OK);
    }

    private BudgetVersion require(String hospital, String year, String version) {
        hospitals.require(hospital);
        return versions.require(hospital, Texts.year("year", year), number(version));
    }

    static int number(String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.invalid("?version", "INVALID_FORMAT", "Not the number of a version.");
        }
        return Integer.parseInt(version);
    }

    @GET
    @Allowed
    @Path("{version}/lines")
    @Operation(
            operationId = "listBudgetVersionLines",
            summary = "The lines of a version, with what was proposed",
            description =
                    "In the order of centre, subject, fund and project. centre and subject narrow; amended shows only what the office"
                            + " changed: the second cut. A budget-officer sees its own centres and those below them. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Page<VersionLineView> lines(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("amended")
                    @Parameter(
                            description = "true: only what the office changed",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable String amended,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        BudgetVersion known = require(hospital, year, version);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
        }
        Page.Request page = Page.request(limit, after, LINE_KEY_PARTS);
        List<String> key = page.after();
        VersionLines.Filter filter = new VersionLines.Filter(
                centre == null ? visible.orElse(null) : Set.of(centre),
                subject == null ? null : Texts.code("subject", subject),
                Texts.flag("amended", amended));
        List<VersionLineView> rows = lines
                .list(
                        hospital,
                        known,
                        filter,
                        page.isFirst()
                                ? new BudgetLine("", "", "", "")
                                : new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3)),
                        page.limit() + 1)
                .stream()
                .map(VersionLineView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.centre(), row.subject(), row.fund(), row.project()));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{version}/checks")
    @Operation(
            operationId = "checkBudgetVersion",
            summary = "Hold a version against the rules",
            description =
                    "Every check by name with what it found: ERROR refuses the submission, WARN needs a note, INFO neither. By the chart and"
                            + " the tree of now. Role: budget-office, committee, auditor or admin.")
    @APIResponse(responseCode = "200", description = "The checks")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public ChecksView checks(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version) {
        return ChecksView.of(checking.findings(hospital, require(hospital, year, version)));
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{version}/submissions")
    @Operation(
            operationId = "postBudgetVersionSubmission",
            summary = "Let a version be approved",
            description =
                    "Opens the approval of the document BUDGET with the id year/version. Who built, amended or submitted it never approves it."
                            + " A version that was given back may be submitted again. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Submitted; approved already where the hospital's route has no step",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description =
                    "CHECKS_FAILED: the violations are the errors, and the warnings without a note; BUDGET_VERSION_STATE; PHASE_CLOSED;"
                            + " APPROVAL_OPEN; APPROVAL_ROUTE_BLOCKED")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public Response submit(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version,
            SubmitVersionRequest request) {
        return answer(
                submitting.submit(hospital, Texts.year("year", year), number(version), request.said(), user.name()),
                Response.Status.OK);
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{version}/issues")
    @Operation(
            operationId = "postBudgetVersionIssue",
            summary = "Put an approved version in force",
            description =
                    "Sets the original amount of every cell in one transaction, as entries that name the version and its hash; what was planned"
                            + " before and is not in it is 0. The version in force before is superseded. Needs no body. Role: budget-office; who"
                            + " approved it does not issue it.")
    @APIResponse(
            responseCode = "200",
            description = "Issued",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, APPROVER_NEVER_ISSUES")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description =
                    "BUDGET_VERSION_STATE; PHASE_CLOSED; PERIOD_CLOSED: a cell of a closed month would change; BUDGET_BELOW_USED; CONFLICT: a"
                            + " centre or subject is there no more")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response issue(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("version") @Parameter(example = "1") String version) {
        return issuing.issue(hospital, Texts.year("year", year), number(version), user.name())
                .answer(VersionView::of);
    }
}

package dev.heng.budget.settlement.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.settlement.AccountSignatures;
import dev.heng.budget.settlement.BuildFinalAccount;
import dev.heng.budget.settlement.CommentFinalAccount;
import dev.heng.budget.settlement.FinalAccount;
import dev.heng.budget.settlement.FinalAccounts;
import dev.heng.budget.settlement.SubmitFinalAccount;
import dev.heng.edge.Page;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The final accounts of a year, from the first version to the approved one. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/final-accounts/{year}")
@Tag(name = "Settlement")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FinalAccountResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visible;
    private final FinalAccounts accounts;
    private final AccountSignatures signatures;
    private final BuildFinalAccount building;
    private final CommentFinalAccount commenting;
    private final SubmitFinalAccount submitting;

    FinalAccountResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visible,
            FinalAccounts accounts,
            AccountSignatures signatures,
            BuildFinalAccount building,
            CommentFinalAccount commenting,
            SubmitFinalAccount submitting) {
        this.user = user;
        this.hospitals = hospitals;
        this.visible = visible;
        this.accounts = accounts;
        this.signatures = signatures;
        this.building = building;
        this.commenting = commenting;
        this.submitting = submitting;
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "buildFinalAccount",
            summary = "Build the next version of the final account of a year",
            description =
                    "Every line from its original budget to what was carried forward, with tie-outs, while nobody posts: all figures are of"
                            + " the same Ledger-Sequence. An earlier version that is not approved is superseded, its comments are taken over."
                            + " Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Built",
            content = @Content(schema = @Schema(implementation = FinalAccountView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(responseCode = "409", description = "FINAL_ACCOUNT_SUBMITTED: the version before is being approved")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response build(
            @PathParam("hospital") String hospital, @PathParam("year") String year, PostFinalAccountRequest request) {
        FinalAccount built = building.build(hospital, Texts.year("year", year), request.limits(), user.name());
        return Response.status(Response.Status.CREATED)
                .entity(FinalAccountView.of(built, List.of(), null))
                .build();
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listFinalAccounts",
            summary = "The versions of the final account of a year, the newest first",
            description =
                    "Without who signed them. Role: owner-department, budget-office, committee, auditor or admin.")
    public Page<FinalAccountView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        return Page.cut(
                accounts.versions(hospital, Texts.year("year", year)).stream()
                        .map(account -> FinalAccountView.of(account, List.of(), null))
                        .toList(),
                Page.request(limit, after, 1),
                account -> List.of(Integer.toString(account.version())));
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{version}")
    @Operation(
            operationId = "getFinalAccount",
            summary = "A version of a final account, who signed it, and whether it still is what was signed",
            description =
                    "An approved one never changes. Role: owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = FinalAccountView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public FinalAccountView get(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version) {
        hospitals.require(hospital);
        FinalAccount account = accounts.require(hospital, Texts.year("year", year), PathNumbers.of("version", version));
        return view(account);
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Path("{version}/comments/{centre}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "commentFinalAccount",
            summary = "Explain lines of a centre",
            description =
                    "All of the call or none; what was said about a line before is replaced. A budget officer comments on its centres."
                            + " Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Said",
            content = @Content(schema = @Schema(implementation = CommentedView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with UNKNOWN_LINE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the version")
    @APIResponse(responseCode = "409", description = "FINAL_ACCOUNT_SUBMITTED, FINAL_ACCOUNT_FROZEN")
    public CommentedView comment(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version,
            @PathParam("centre") String centre,
            PostCommentsRequest request) {
        VisibleCentres.require(visible.of(hospital), Texts.code("centre", centre));
        FinalAccount account = commenting.comment(
                hospital,
                Texts.year("year", year),
                PathNumbers.of("version", version),
                request.remarks(centre),
                user.name());
        return new CommentedView(
                account.year(), account.version(), request.comments().size());
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("{version}/submissions")
    @Operation(
            operationId = "submitFinalAccount",
            summary = "Bring a final account to its approval",
            description =
                    "Every sum has to tie, every red line to have its comment. From here on it does not change; approved it never does."
                            + " Who built it or commented on it does not approve it. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Submitted, now or before",
            content = @Content(schema = @Schema(implementation = FinalAccountView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the version")
    @APIResponse(
            responseCode = "409",
            description =
                    "COMMENTS_MISSING: the violations name the lines; TIE_OUT_OPEN: and the sums; FINAL_ACCOUNT_FROZEN: it is approved or"
                            + " superseded")
    public FinalAccountView submit(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version) {
        return view(
                submitting.submit(hospital, Texts.year("year", year), PathNumbers.of("version", version), user.name()));
    }

    /** How many lines were commented on. */
    @Schema(name = "CommentedFinalAccount")
    public record CommentedView(int year, int version, int comments) {}

    private FinalAccountView view(FinalAccount account) {
        return FinalAccountView.of(
                account,
                signatures.of(account),
                account.submission() == null ? null : submitting.digest(account).equals(account.digest()));
    }
}

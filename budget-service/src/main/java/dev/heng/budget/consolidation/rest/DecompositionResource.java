package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.Decompose;
import dev.heng.budget.consolidation.Decompositions;
import dev.heng.budget.organisation.Hospitals;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Issued lines that are handed on to centres below. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/budgets/{year}/decompositions")
@Tag(name = "Budgets", description = "Budgets before they are in force")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DecompositionResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final Decompositions decompositions;
    private final Decompose decompose;

    DecompositionResource(CurrentUser user, Hospitals hospitals, Decompositions decompositions, Decompose decompose) {
        this.user = user;
        this.hospitals = hospitals;
        this.decompositions = decompositions;
        this.decompose = decompose;
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Operation(
            operationId = "postDecomposition",
            summary = "Hand issued lines of a centre on to centres below it",
            description =
                    "Within the totals of the version in force, month by month: EVEN, by WEIGHTS, by LAST_YEAR's execution or by AMOUNTS; what is"
                            + " divided is divided whole, by the largest remainder, so that no cent is lost. Another version that is issued later"
                            + " sets every line anew. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Handed on",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = DecompositionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_REQUEST with NOT_BELOW, DUPLICATE_CENTRE, REQUIRED, OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "PHASE_CLOSED; BUDGET_VERSION_STATE: none is in force; NOTHING_TO_DECOMPOSE; ABOVE_TOTAL; BUDGET_BELOW_USED; PERIOD_CLOSED")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            PostDecompositionRequest request) {
        return decompose
                .decompose(hospital, Texts.year("year", year), request.draft(), user.name())
                .answer(DecompositionView::of);
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listDecompositions",
            summary = "What was handed on in a year, the newest first",
            description = "Without the lines. Role: budget-office, committee, auditor or admin.")
    public Page<DecompositionView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<DecompositionView> rows = decompositions
                .list(
                        hospital,
                        Texts.year("year", year),
                        page.isFirst() ? Integer.MAX_VALUE : page.whole(0),
                        page.limit() + 1)
                .stream()
                .map(DecompositionView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(String.valueOf(row.decomposition())));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{decomposition}")
    @Operation(
            operationId = "getDecomposition",
            summary = "What was handed on, with what each centre got",
            description = "It never changes. Role: budget-office, committee, auditor or admin.")
    @APIResponse(responseCode = "200", description = "The decomposition")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public DecompositionView get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2026") String year,
            @PathParam("decomposition") @Parameter(description = "Its number in the year", example = "1")
                    String decomposition) {
        hospitals.require(hospital);
        if (!decomposition.matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.invalid("?decomposition", "INVALID_FORMAT", "Not the number of a decomposition.");
        }
        return DecompositionView.of(
                decompositions.require(hospital, Texts.year("year", year), Integer.parseInt(decomposition)));
    }
}

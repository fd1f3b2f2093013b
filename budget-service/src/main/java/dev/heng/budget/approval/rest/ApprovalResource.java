package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalCases;
import dev.heng.budget.approval.ApprovalLists;
import dev.heng.budget.approval.ApprovalState;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Documents on their way to approval. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approvals")
@Tag(name = "Approvals", description = "Documents on their way through the steps of their routes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApprovalResource {
    private static final int DOCUMENT_LENGTH_MAX = 256;
    private static final long MICROS = 1_000_000;

    private final SeenApprovals seen;
    private final ApprovalLists lists;
    private final ApprovalCases cases;

    ApprovalResource(SeenApprovals seen, ApprovalLists lists, ApprovalCases cases) {
        this.seen = seen;
        this.lists = lists;
        this.cases = cases;
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listApprovals",
            summary = "The approvals of a hospital, the newest first; or the inbox of the bearer",
            description =
                    "inbox=true: only what the bearer can decide now, by role, by name or for somebody who delegated to it; what has waited"
                            + " longest comes first. Nobody finds there what it prepared or submitted. A budget-officer sees the approvals whose"
                            + " centres are all among its own and those below them, and whatever it submitted, prepared, decided or has a task"
                            + " in. Role: budget-officer, owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(responseCode = "200", description = "A page of approvals")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ApprovalSummaryView> list(
            @PathParam("hospital") String hospital,
            @Parameter(
                            description = "true: only what waits for the bearer",
                            schema = @Schema(implementation = Boolean.class))
                    @QueryParam("inbox")
                    @Nullable String inbox,
            @Parameter(schema = @Schema(implementation = ApprovalState.class)) @QueryParam("state") @Nullable String state,
            @Parameter(example = "ADJUSTMENT", schema = @Schema(implementation = DocumentKind.class))
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "The id of a document; ids are unique within a kind")
                    @QueryParam("document")
                    @Nullable String document,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        ApprovalLists.Reader reader = seen.reader(hospital);
        ApprovalLists.Filter filter = new ApprovalLists.Filter(
                state == null ? null : Texts.constant("state", state, ApprovalState.values()),
                kind == null ? null : Texts.constant("kind", kind, DocumentKind.values()),
                document(document));
        boolean isInbox = inbox != null && isTrue(inbox);
        Page.Request page = Page.request(limit, after, isInbox ? 2 : 1);
        List<ApprovalCase> rows = isInbox
                ? lists.inbox(hospital, filter, reader.approver(), behind(page), page.limit() + 1)
                : lists.list(
                        hospital,
                        filter,
                        reader,
                        page.isFirst() ? Long.MAX_VALUE : page.longWhole(0),
                        page.limit() + 1);
        return Page.of(
                rows.stream()
                        .map(row -> ApprovalSummaryView.of(row, reader.approver()))
                        .toList(),
                page,
                row -> isInbox
                        ? List.of(Long.toString(micros(row.since())), Long.toString(row.approval()))
                        : List.of(Long.toString(row.approval())));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{approval}")
    @Operation(
            operationId = "getApproval",
            summary = "An approval with its steps, what waits, and everything that happened",
            description =
                    "Who sees it in the list sees it here. Role: budget-officer, owner-department, budget-office, committee, auditor or"
                            + " admin.")
    @APIResponse(
            responseCode = "200",
            description = "The approval",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the approval, also one that the bearer does not see")
    public Response get(@PathParam("hospital") String hospital, @PathParam("approval") String approval) {
        ApprovalLists.Reader reader = seen.reader(hospital);
        ApprovalCase found = cases.approval(hospital, seen.require(hospital, approval, reader))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such approval."));
        return Response.ok(seen.view(found, reader.approver()))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    private static @Nullable String document(@Nullable String document) {
        if (document != null && (document.length() > DOCUMENT_LENGTH_MAX || !Texts.isClean(document))) {
            throw ProblemException.invalid("?document", "INVALID_FORMAT", "Not the id of a document.");
        }
        return document;
    }

    private static ApprovalLists.Behind behind(Page.Request page) {
        if (page.isFirst()) {
            return ApprovalLists.Behind.START;
        }
        Instant since = Instant.EPOCH.plus(page.longWhole(0), ChronoUnit.MICROS);
        return new ApprovalLists.Behind(since, page.longWhole(1));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }

    private static boolean isTrue(String inbox) {
        return switch (inbox) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.invalid("?inbox", "UNKNOWN_VALUE", "Possible are true and false.");
        };
    }
}

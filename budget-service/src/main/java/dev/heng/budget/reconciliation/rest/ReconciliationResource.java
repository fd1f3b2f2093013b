package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.reconciliation.ReconciliationState;
import dev.heng.budget.reconciliation.Reconciliations;
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
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sources say that they sent, beside what is here. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}")
@Tag(name = "Reconciliation", description = "What sources say that they sent, beside what is here")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReconciliationResource {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final int DAY_KEY_PARTS = 2;
    private static final Set<ReconciliationState> WITH_SOMETHING =
            EnumSet.of(ReconciliationState.MATCHED, ReconciliationState.GAP, ReconciliationState.UNSTATED);
    private static final Set<ReconciliationState> ALL = EnumSet.allOf(ReconciliationState.class);
    private static final Set<ReconciliationState> GAPS = EnumSet.of(ReconciliationState.GAP, ReconciliationState.EMPTY);

    private final Hospitals hospitals;
    private final Reconciliations reconciliations;

    ReconciliationResource(Hospitals hospitals, Reconciliations reconciliations) {
        this.hospitals = hospitals;
        this.reconciliations = reconciliations;
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("reconciliations")
    @Operation(
            operationId = "listReconciliations",
            summary = "What sources say that they sent, by day, beside what is recorded and what waits",
            description =
                    "By the date of the lines, then by source, as it is at this moment. Each line counts once and as it was sent, however often"
                            + " it came; its amount or balance, whatever the unit. Late lines count on their own day, whatever month took"
                            + " them; uses of reservations are lines of their source; a reversal is no line of its source, the line that it takes"
                            + " back is shown as reversed. MATCHED: recorded and suspended are what was stated. `gaps=true` is the"
                            + " report of what does not agree: days in GAP, and days between the first and the last of a source on which nothing"
                            + " was stated and nothing is here (EMPTY). Role: connector, budget-office, auditor or admin.")
    @APIResponse(responseCode = "200", description = "A page of days in the order date, source")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ReconciledDayView> days(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Parameter(description = "Absent: every source.", example = "his") @Nullable String source,
            @QueryParam("from")
                    @Parameter(description = "The first day; absent: the first of all.", example = "2026-03-01")
                    @Nullable String from,
            @QueryParam("to")
                    @Parameter(description = "The last day, included; absent: the last of all.", example = "2026-03-31")
                    @Nullable String to,
            @QueryParam("state")
                    @Parameter(
                            description =
                                    "Only days in this state. Absent: every day with something stated or something here.",
                            example = "GAP",
                            schema = @Schema(implementation = ReconciliationState.class))
                    @Nullable String state,
            @QueryParam("gaps")
                    @Parameter(
                            description = "true: only what does not agree, GAP and EMPTY; not together with state.",
                            example = "true",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable String gaps,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, DAY_KEY_PARTS);
        Reconciliations.Days wanted = new Reconciliations.Days(
                source == null ? null : Parameters.source(source),
                from == null ? FIRST_DAY : Parameters.date("from", from),
                to == null ? LAST_DAY : Parameters.date("to", to),
                states(state, gaps));
        if (wanted.to().isBefore(wanted.from())) {
            throw ProblemException.invalid("?to", "OUT_OF_RANGE", "The last day is before the first.");
        }
        List<ReconciledDayView> rows = reconciliations
                .days(
                        hospital,
                        wanted,
                        page.isFirst()
                                ? FIRST_DAY
                                : Parameters.date("after", page.after().getFirst()),
                        page.isFirst() ? "" : page.after().getLast(),
                        page.limit() + 1)
                .stream()
                .map(ReconciledDayView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.date().toString(), row.source()));
    }

    private static Set<ReconciliationState> states(@Nullable String state, @Nullable String gaps) {
        boolean isGaps = Texts.flag("gaps", gaps);
        if (isGaps && state != null) {
            throw ProblemException.invalid("?gaps", "CONFLICTING", "Ask for gaps or for a state.");
        }
        return isGaps ? GAPS : Parameters.states(state, ALL, WITH_SOMETHING);
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("sources/{source}/batches")
    @Operation(
            operationId = "listSourceBatches",
            summary = "What a source says that it sent, by batch, beside what is recorded and what waits",
            description =
                    "By name of the batch, as of days. A line counts in the batch that recorded it, or in which it came last while it waits;"
                            + " replays leave it there. What is missing of a batch was refused, was recorded in another batch, or never came."
                            + " Role: connector, budget-office, auditor or admin.")
    @APIResponse(responseCode = "200", description = "A page of batches in the order of their names")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ReconciledBatchView> batches(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @QueryParam("state")
                    @Parameter(
                            description = "Only batches in this state: MATCHED, GAP or UNSTATED. Absent: all.",
                            example = "GAP")
                    @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<ReconciledBatchView> rows = reconciliations
                .batches(
                        hospital,
                        Parameters.source(source),
                        Parameters.states(state, WITH_SOMETHING, WITH_SOMETHING),
                        page.isFirst() ? "" : page.after().getFirst(),
                        page.limit() + 1)
                .stream()
                .map(ReconciledBatchView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.batch()));
    }
}

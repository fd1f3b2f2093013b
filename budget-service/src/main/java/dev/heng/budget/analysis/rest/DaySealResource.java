package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.DaySeal;
import dev.heng.budget.analysis.SealedDays;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.Page;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The seals of days: what a hospital prints and keeps, and what reads as known on a day are given by. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/seals")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DaySealResource {
    private final Hospitals hospitals;
    private final SealedDays days;

    DaySealResource(Hospitals hospitals, SealedDays days) {
        this.hospitals = hospitals;
        this.days = days;
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listDaySeals",
            summary = "The days that are sealed, each with the digest that proves everything booked by then",
            description =
                    "A day is sealed once, a few minutes after it was over, and never changes. A day without postings repeats the sequence"
                            + " and digest of the day before. Keep the digests outside of the system: whoever changes what was booked cannot"
                            + " meet them again. Role: budget-office, auditor or admin.")
    @APIResponse(responseCode = "200", description = "A page of days, the oldest first")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<DaySealView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("from")
                    @Parameter(description = "The first day; absent: from the first one on", example = "2026-03-01")
                    @Nullable String from,
            @QueryParam("to")
                    @Parameter(description = "The last day, included; absent: to the newest", example = "2026-03-31")
                    @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page<DaySeal> page = days.list(
                hospital,
                Days.optional("from", from).orElse(Days.FIRST),
                Days.optional("to", to).orElse(Days.LAST),
                Page.request(limit, after, SealedDays.KEY_PARTS));
        return new Page<>(page.items().stream().map(DaySealView::of).toList(), page.next());
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("{date}")
    @Operation(
            operationId = "getDaySeal",
            summary = "The seal of a day",
            description =
                    "Before the day of the first posting nothing was booked: sequence 0 and no digest. Role: budget-office, auditor or"
                            + " admin.")
    @APIResponse(responseCode = "200", description = "The seal")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "NOT_YET_SEALED: the day is not over, or something booked in it is not sealed yet")
    public DaySealView get(
            @PathParam("hospital") String hospital,
            @PathParam("date") @Parameter(description = "The day", example = "2026-03-31") String date) {
        hospitals.require(hospital);
        return DaySealView.of(days.require(hospital, Days.day("date", date)));
    }
}

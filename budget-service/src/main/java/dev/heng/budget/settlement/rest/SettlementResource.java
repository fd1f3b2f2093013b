package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CheckSettlement;
import dev.heng.budget.settlement.SettlementItem;
import dev.heng.budget.settlement.SettlementTask;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.json.Decimals;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is left to do of a year. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/settlements/{year}")
@Tag(name = "Settlement")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettlementResource {
    private final CheckSettlement checking;

    SettlementResource(CheckSettlement checking) {
        this.checking = checking;
    }

    @GET
    @Allowed
    @Path("checklist")
    @Operation(
            operationId = "getSettlementChecklist",
            summary = "What is to be done before a year is accounted for",
            description = "Every item, done or not, in the order in which they are done. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The items",
            content = @Content(schema = @Schema(implementation = YearChecklistView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public YearChecklistView checklist(@PathParam("hospital") String hospital, @PathParam("year") String year) {
        int wanted = Texts.year("year", year);
        List<SettlementItem> items = checking.checklist(hospital, wanted);
        return new YearChecklistView(
                wanted,
                items.stream().allMatch(SettlementItem::isDone),
                items.stream()
                        .map(item -> new ItemView(
                                item.kind(),
                                item.isDone(),
                                item.open(),
                                Decimals.plainOrNull(item.amount()),
                                item.compared()))
                        .toList());
    }

    /** What is to be done before a year is accounted for. */
    @Schema(name = "SettlementChecklist")
    public record YearChecklistView(
            int year,
            @Schema(description = "Nothing is left") boolean done,
            List<ItemView> items) {}

    /** One thing to do. */
    @Schema(name = "SettlementChecklistItem")
    public record ItemView(
            @Schema(
                    description =
                            "MONTHS_CLOSED: months still open to sources; SUSPENSE_EMPTY: lines of the year in suspense; RECONCILED: days on"
                                    + " which what a source says that it sent is not what is here; ADJUSTMENTS_DECIDED: adjustments that wait for"
                                    + " their approval; RESERVATIONS_REVIEWED: open lines of reservations; CYCLE_IN_SETTLEMENT, CARRIED_FORWARD,"
                                    + " FINAL_ACCOUNT_APPROVED: 0 or 1")
            SettlementTask item,

            boolean done,
            @Schema(description = "How many are left") long open,

            @Schema(nullable = true, description = "What is open of the reservations; null for every other item")
            @Nullable BigDecimal amount,

            @Schema(
                    nullable = true,
                    description = "RECONCILED: how many days of sources have a control total; else null")
            @Nullable Long compared) {}
}

package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ChecklistItem;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done before a month is closed. */
@Schema(name = "Checklist")
public record ChecklistView(
        @Schema(examples = "2026-03") String month,

        @Schema(description = "Nothing is left") boolean done,

        List<ItemView> items) {
    /** One thing to do. */
    @Schema(name = "ChecklistItem")
    public record ItemView(
            @Schema(
                    description =
                            "SUSPENSE_EMPTY: lines of the month in suspense; EARLIER_MONTHS_CLOSED: months of the year before it that"
                                    + " are not closed; RESERVATIONS_REVIEWED: open lines of reservations in the month; RECONCILED: days of the month on which what a"
                                    + " source says that it sent is not what is here, see `GET .../reconciliations`")
            ChecklistItem.Kind item,

            boolean done,
            @Schema(description = "How many are left") long open,

            @Schema(nullable = true, description = "What is open of the reservations; null for every other item")
            @Nullable BigDecimal amount,

            @Schema(
                    nullable = true,
                    description =
                            "RECONCILED: how many days of sources have a control total; 0: nothing was stated, so nothing could be"
                                    + " compared. Null for every other item")
            @Nullable Long compared) {
        static ItemView of(ChecklistItem item) {
            return new ItemView(
                    item.kind(), item.isDone(), item.open(), Decimals.plainOrNull(item.amount()), item.compared());
        }
    }

    static ChecklistView of(YearMonth month, List<ChecklistItem> items) {
        return new ChecklistView(
                month.toString(),
                items.stream().allMatch(ChecklistItem::isDone),
                items.stream().map(ItemView::of).toList());
    }
}

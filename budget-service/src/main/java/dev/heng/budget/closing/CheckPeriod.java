package dev.heng.budget.closing;

import dev.heng.budget.ledger.OpenItems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;

/** Tells what is to be done before a month is closed. */
@ApplicationScoped
public class CheckPeriod {
    private final OpenItems openItems;
    private final Periods periods;

    CheckPeriod(OpenItems openItems, Periods periods) {
        this.openItems = openItems;
        this.periods = periods;
    }

    /** Every item, done or not. */
    public List<ChecklistItem> checklist(String hospital, YearMonth month) {
        OpenItems.OfMonth open = openItems.of(hospital, month);
        long earlier = periods.year(hospital, month.getYear()).stream()
                .filter(period -> period.month().isBefore(month) && period.state() != PeriodState.CLOSED)
                .count();
        return List.of(
                new ChecklistItem(ChecklistItem.Kind.SUSPENSE_EMPTY, open.suspendedLines(), null),
                new ChecklistItem(ChecklistItem.Kind.EARLIER_MONTHS_CLOSED, earlier, null),
                new ChecklistItem(ChecklistItem.Kind.RESERVATIONS_REVIEWED, open.reservationLines(), open.reserved()));
    }
}

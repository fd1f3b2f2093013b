package dev.heng.budget.closing;

import dev.heng.budget.ledger.OpenItems;
import dev.heng.budget.reconciliation.Reconciliations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;

/** Tells what is to be done before a month is closed. */
@ApplicationScoped
public class CheckPeriod {
    private final OpenItems openItems;
    private final Periods periods;
    private final Reconciliations reconciliations;

    CheckPeriod(OpenItems openItems, Periods periods, Reconciliations reconciliations) {
        this.openItems = openItems;
        this.periods = periods;
        this.reconciliations = reconciliations;
    }

    /** Every item, done or not. */
    public List<ChecklistItem> checklist(String hospital, YearMonth month) {
        OpenItems.OfMonth open = openItems.of(hospital, month);
        long earlier = periods.year(hospital, month.getYear()).stream()
                .filter(period -> period.month().isBefore(month) && period.state() != PeriodState.CLOSED)
                .count();
        Reconciliations.OfMonth stated = reconciliations.month(hospital, month);
        return List.of(
                new ChecklistItem(ChecklistItem.Kind.SUSPENSE_EMPTY, open.suspendedLines(), null, null),
                new ChecklistItem(ChecklistItem.Kind.EARLIER_MONTHS_CLOSED, earlier, null, null),
                new ChecklistItem(
                        ChecklistItem.Kind.RESERVATIONS_REVIEWED, open.reservationLines(), open.reserved(), null),
                new ChecklistItem(ChecklistItem.Kind.RECONCILED, stated.gaps(), null, stated.stated()));
    }

    /** What is left for whoever closes the month. */
    List<ChecklistItem> left(String hospital, YearMonth month, boolean isReviewed) {
        return checklist(hospital, month).stream()
                .filter(item -> !item.isDone())
                .filter(item -> !(isReviewed && item.kind() == ChecklistItem.Kind.RESERVATIONS_REVIEWED))
                .toList();
    }
}

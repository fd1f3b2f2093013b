package dev.heng.budget.adjustment;

import dev.heng.budget.approval.ApprovalDecided;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.ledger.Adjusted;
import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.ReservationRefused;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Does what was decided about an adjustment, in the transaction of the decision: it moves the budget, or gives back what was held. */
@ApplicationScoped
class DecideAdjustment {
    private final AdjustmentBook book;
    private final Adjustments ledger;
    private final Clock clock;

    DecideAdjustment(AdjustmentBook book, Adjustments ledger, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws ProblemException 409 ADJUSTMENT_REFUSED when a month was closed or a rule came meanwhile; the decision is undone by it */
    void decided(@Observes ApprovalDecided decided) {
        if (decided.document().kind() == DocumentKind.ADJUSTMENT) {
            book.lock(decided.hospital(), decided.document().id()).ifPresent(before -> decide(before, decided));
        }
    }

    private void decide(Adjustment before, ApprovalDecided decided) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AdjustmentState state =
                switch (decided.outcome()) {
                    case APPROVED -> AdjustmentState.APPROVED;
                    case RETURNED -> AdjustmentState.RETURNED;
                    case WITHDRAWN -> AdjustmentState.WITHDRAWN;
                };
        Adjustment after = before.decided(
                        state, decided.actor(), decided.opinion().isEmpty() ? null : decided.opinion(), now)
                .ofCase(decided.number());
        if (state == AdjustmentState.APPROVED) {
            Adjusted adjusted = adjusted(after, decided.actor());
            after = after.booked(after.held(), adjusted.changes(), adjusted.sequence());
        } else if (after.held() > 0) {
            long sequence = ledger.giveBack(
                    after.hospital(), after.hold(), after.code() + ": " + decided.outcome(), decided.actor());
            after = after.booked(after.held(), List.of(), sequence);
        }
        book.save(after);
    }

    private Adjusted adjusted(Adjustment adjustment, String actor) {
        try {
            return ledger.adjust(SubmitAdjustment.draft(adjustment, actor));
        } catch (ReservationRefused e) {
            throw new ProblemException(
                    BudgetProblem.ADJUSTMENT_REFUSED,
                    Objects.requireNonNull(e.lines().getFirst().detail()),
                    e.lines().stream()
                            .map(line -> new Violation(
                                    "/lines/" + line.index(),
                                    Objects.requireNonNull(line.code()),
                                    Objects.requireNonNull(line.detail())))
                            .toList());
        }
    }
}

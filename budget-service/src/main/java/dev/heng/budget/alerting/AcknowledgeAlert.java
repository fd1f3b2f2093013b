package dev.heng.budget.alerting;

import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says that somebody has seen an alert. */
@ApplicationScoped
public class AcknowledgeAlert {
    private final Alerts alerts;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    AcknowledgeAlert(Alerts alerts, LedgerSequence sequences, Outbox outbox, Clock clock) {
        this.alerts = alerts;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Acknowledges; whoever comes second changes nothing, so that two who press the button at the same time are both right.
     *
     * @throws ProblemException 404 for an unknown alert, 409 ALERT_RESOLVED for one that nobody acknowledged in time
     */
    @Transactional
    @Audited
    public Written<Alert> acknowledge(String hospital, long id, String actor, @Nullable String note) {
        Alert before = alerts.lock(hospital, id)
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such alert."));
        if (before.acknowledgement() != null) {
            return new Written<>(before, before.version(), false, before.sequence());
        }
        if (before.resolvedAt() != null) {
            throw new ProblemException(BudgetProblem.ALERT_RESOLVED, "What the alert told does not hold any more.");
        }
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        alerts.acknowledge(
                hospital,
                id,
                new Alert.Acknowledgement(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), note),
                sequence);
        outbox.append(bucket, sequence, List.of(AlertEvents.change(hospital, id)));
        Alert after = alerts.alert(hospital, id).orElseThrow();
        return new Written<>(after, after.version(), true, sequence);
    }
}

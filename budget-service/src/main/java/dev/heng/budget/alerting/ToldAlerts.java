package dev.heng.budget.alerting;

import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.LimitFigure;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Brings the alerts to what holds: raises what is new, resolves what does not hold any more, each with its event. */
@ApplicationScoped
class ToldAlerts {
    /** Fewer than what the relay reads at once, so that each sequence is sent as a whole. */
    private static final int AT_ONCE = 4_000;

    private final Alerts alerts;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    ToldAlerts(Alerts alerts, LedgerSequence sequences, Outbox outbox, Clock clock) {
        this.alerts = alerts;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Compares; nothing is written.
     *
     * @param kinds which kinds were looked for
     * @param wasLookedAt which alerts of these kinds the look would have found, if they held
     * @param holding what it found
     */
    Difference compare(String hospital, Set<AlertKind> kinds, Predicate<Alert> wasLookedAt, List<Finding> holding) {
        List<Alert> told = alerts.unresolved(hospital, kinds);
        Set<Finding.Key> before = told.stream().map(ToldAlerts::key).collect(Collectors.toSet());
        Set<Finding.Key> now = holding.stream().map(Finding::key).collect(Collectors.toSet());
        return new Difference(
                holding.stream().filter(each -> !before.contains(each.key())).toList(),
                told.stream()
                        .filter(wasLookedAt)
                        .filter(alert -> !now.contains(key(alert)))
                        .toList());
    }

    /**
     * Raises and resolves, at the end of the caller's transaction; nobody else does so for the hospital at the same time.
     *
     * @param asOf figures up to this Ledger-Sequence were seen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(String hospital, Difference difference, long asOf) {
        List<Long> over = difference.over().stream().map(Alert::id).toList();
        List<Finding> fresh = difference.fresh();
        // before any number is taken: who acknowledges holds an alert while it waits for a number
        alerts.lock(hospital, over);
        for (int from = 0; from < over.size(); from += AT_ONCE) {
            resolve(hospital, over.subList(from, Math.min(from + AT_ONCE, over.size())));
        }
        for (int from = 0; from < fresh.size(); from += AT_ONCE) {
            raise(hospital, fresh.subList(from, Math.min(from + AT_ONCE, fresh.size())), asOf);
        }
    }

    /** The limits that alerts are open about. */
    Set<LimitFigure.Name> namesOfLimits(String hospital) {
        return alerts.unresolved(hospital, AlertKind.THRESHOLDS).stream()
                .map(alert -> alert.subject().limitName())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Finding.Key key(Alert alert) {
        return new Finding.Key(alert.kind(), alert.subject().about());
    }

    private void raise(String hospital, List<Finding> fresh, long asOf) {
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        append(hospital, bucket, sequence, alerts.raise(hospital, fresh, asOf, now(), sequence));
    }

    private void resolve(String hospital, List<Long> over) {
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        alerts.resolve(hospital, over, now(), sequence);
        append(hospital, bucket, sequence, over);
    }

    private void append(String hospital, int bucket, long sequence, List<Long> ids) {
        outbox.append(
                bucket,
                sequence,
                ids.stream().map(id -> AlertEvents.change(hospital, id)).toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

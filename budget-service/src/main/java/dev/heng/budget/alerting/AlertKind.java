package dev.heng.budget.alerting;

import java.util.EnumSet;
import java.util.Set;

/** What an alert tells. */
public enum AlertKind {
    /** A limit is used as far as its rule warns. */
    THRESHOLD_WARN(AlertSeverity.WARN),
    /** A limit is used as far as its rule escalates. */
    THRESHOLD_ESCALATE(AlertSeverity.ESCALATE),
    /** A limit is used up. */
    THRESHOLD_REACHED(AlertSeverity.BLOCK),
    /** What is executed of the year's money is behind the months that have ended. */
    SLOW_SPENDING(AlertSeverity.WARN),
    /** The last day of an open reservation is near. */
    RESERVATION_EXPIRING(AlertSeverity.INFO),
    /** The last day of a phase of a budget cycle is near, and somebody is waited for. */
    CYCLE_DUE_SOON(AlertSeverity.INFO),
    /** That day is over. */
    CYCLE_LATE(AlertSeverity.WARN);

    static final Set<AlertKind> DEADLINES = EnumSet.of(CYCLE_DUE_SOON, CYCLE_LATE);

    static final Set<AlertKind> THRESHOLDS = EnumSet.range(THRESHOLD_WARN, THRESHOLD_REACHED);

    private final AlertSeverity severity;

    AlertKind(AlertSeverity severity) {
        this.severity = severity;
    }

    public AlertSeverity severity() {
        return severity;
    }
}

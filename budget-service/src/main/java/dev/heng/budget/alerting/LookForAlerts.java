package dev.heng.budget.alerting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Looks at a hospital until it has caught up; several replicas may do it at the same time, one of them does the work. */
@ApplicationScoped
public class LookForAlerts {
    /** One look ends even where postings come faster than it looks. */
    private static final int STEPS_MAX = 500;

    private final WatchHospital watching;
    private final Clock clock;

    LookForAlerts(WatchHospital watching, Clock clock) {
        this.watching = watching;
        this.clock = clock;
    }

    /** As of today. */
    public void look(String hospital) {
        look(hospital, LocalDate.now(clock));
    }

    /** As of a day. */
    public void look(String hospital, LocalDate today) {
        int steps = 0;
        while (watching.step(hospital, today) && steps < STEPS_MAX) {
            steps++;
        }
    }
}

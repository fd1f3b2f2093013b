package dev.heng.budget.alerting.start;

import dev.heng.budget.alerting.LookForAlerts;
import dev.heng.budget.organisation.Hospitals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks at every hospital again and again; one that fails does not keep the others waiting, and is looked at again the next time. */
@ApplicationScoped
public class AlertSweep {
    private static final Logger LOG = Logger.getLogger(AlertSweep.class);
    private static final double MS = 1000;

    private final LookForAlerts looking;
    private final Hospitals hospitals;
    private final Clock clock;
    private final Counter failures;
    private final MeterRegistry registry;
    private volatile Instant caughtUp;

    AlertSweep(LookForAlerts looking, Hospitals hospitals, Clock clock, MeterRegistry registry) {
        this.looking = looking;
        this.hospitals = hospitals;
        this.clock = clock;
        this.registry = registry;
        this.caughtUp = clock.instant();
        this.failures = Counter.builder("heng.alerts.failures")
                .description("Looks at a hospital that failed")
                .register(registry);
    }

    void start(@Observes StartupEvent started) {
        Gauge.builder("heng.alerts.age", this, AlertSweep::ageSeconds)
                .baseUnit("seconds")
                .description("How long ago every hospital had been looked at without a failure")
                .register(registry);
    }

    /** One look at every hospital. */
    @Scheduled(every = "${heng.alerts.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        Instant begun = clock.instant();
        boolean isWhole = true;
        for (String hospital : hospitals.codes()) {
            try {
                looking.look(hospital);
            } catch (RuntimeException e) {
                isWhole = false;
                failures.increment();
                LOG.errorf(e, "the alerts of %s could not be looked for", hospital);
            }
        }
        if (isWhole) {
            caughtUp = begun;
        }
    }

    private double ageSeconds() {
        return Duration.between(caughtUp, clock.instant()).toMillis() / MS;
    }
}

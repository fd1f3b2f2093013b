package dev.heng.evaluation.budgetfacts.events;

import dev.heng.edge.database.DatabasePulse;
import dev.heng.evaluation.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Ready while events are read; tells how many are set aside, which needs a person. */
@Readiness
@ApplicationScoped
class FactsHealth implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(FactsHealth.class);

    private final BudgetEventsConsumer consumer;
    private final SetAside setAside;
    private final DatabasePulse pulse;

    FactsHealth(BudgetEventsConsumer consumer, SetAside setAside, DatabasePulse pulse) {
        this.consumer = consumer;
        this.pulse = pulse;
        this.setAside = setAside;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("budget events").status(consumer.isRunning());
        if (!pulse.isBeating()) {
            return answer.build();
        }
        try {
            answer.withData("setAside", setAside.count());
        } catch (SqlFailure unknown) {
            // that the database does not answer is told by the check of the database; everybody may read this
            LOG.debugf("the events set aside cannot be counted: %s", unknown.getMessage());
        }
        return answer.build();
    }
}

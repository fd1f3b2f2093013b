package dev.heng.evaluation.budgetfacts.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while events are read; tells how many are set aside, which needs a person. */
@Readiness
@ApplicationScoped
class FactsHealth implements HealthCheck {
    private final BudgetEventsConsumer consumer;
    private final SetAside setAside;

    FactsHealth(BudgetEventsConsumer consumer, SetAside setAside) {
        this.consumer = consumer;
        this.setAside = setAside;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("budget events")
                .status(consumer.isRunning())
                .withData("setAside", setAside.count())
                .build();
    }
}

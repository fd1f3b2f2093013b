package dev.heng.catalog.shipped.start;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before the shipped schemes are published: whoever adopts one right after the start of the suite must find it. They wait
 * for the chart, which comes by event; once published they never go, so a later failure of Kafka does not make the service unready.
 */
@Readiness
@ApplicationScoped
class ShippedSchemesCheck implements HealthCheck {
    private final ShippingWorker worker;

    ShippedSchemesCheck(ShippingWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = worker.missing();
        var response = HealthCheckResponse.named("shipped-schemes").status(missing.isEmpty());
        return missing.isEmpty()
                ? response.build()
                : response.withData("unpublished", String.join(", ", missing)).build();
    }
}

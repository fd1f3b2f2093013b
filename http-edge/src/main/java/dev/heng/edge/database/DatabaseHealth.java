package dev.heng.edge.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers. Says no more, because everybody may ask; the log says why it does not. */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {
    private final DatabasePulse pulse;

    DatabaseHealth(DatabasePulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(pulse.isBeating()).build();
    }
}

package dev.heng.edge.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * The process lives while each of its loops comes round; a loop that ended or hangs is cured by nothing but a restart. What a loop needs
 * (database, broker) being away is no reason: the loop goes round and tries again.
 */
@Liveness
@ApplicationScoped
class LoopHealth implements HealthCheck {
    private final Heartbeats heartbeats;

    LoopHealth(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("loops");
        boolean isAlive = true;
        for (Heartbeat loop : heartbeats.all()) {
            answer.withData(loop.name(), loop.isAlive() ? "turning" : "silent");
            isAlive &= loop.isAlive();
        }
        return answer.status(isAlive).build();
    }
}

package dev.heng.edge.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Heartbeats heartbeats = new Heartbeats(registry, now::get);
    private final LoopHealth health = new LoopHealth(heartbeats);

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void aProcessWithoutLoopsLives() {
        assertEquals(Status.UP, health.call().getStatus());
    }

    @Test
    void oneSilentLoopIsNamedAndEndsTheLifeOfTheProcess() {
        Heartbeat relay = heartbeats.of("relay", Duration.ofSeconds(60));
        heartbeats.of("consumer", Duration.ofSeconds(60));
        pass(50);
        relay.beat();
        assertEquals(Status.UP, health.call().getStatus());
        pass(11);
        assertEquals(Status.DOWN, health.call().getStatus());
        assertEquals(
                Map.of("relay", "turning", "consumer", "silent"),
                health.call().getData().orElseThrow());
    }

    @Test
    void theSilenceIsMeasuredInSeconds() {
        heartbeats.of("relay", Duration.ofSeconds(60));
        pass(7);
        assertEquals(
                7.0,
                registry.get("heng.loop.silence").tag("loop", "relay").gauge().value());
    }
}

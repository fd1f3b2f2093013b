package dev.heng.edge.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The loops of this process: its relays, consumers and workers. */
@ApplicationScoped
public class Heartbeats {
    private final MeterRegistry registry;
    private final LongSupplier nanoTime;
    private final List<Heartbeat> loops = new CopyOnWriteArrayList<>();

    @Inject
    public Heartbeats(MeterRegistry registry) {
        this(registry, System::nanoTime);
    }

    Heartbeats(MeterRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    /**
     * The heartbeat of a loop, from now on watched.
     *
     * @param name the loop's name in health answers and measures, such as {@code relay}
     * @param silenceMax how long one round may take at the longest
     */
    public Heartbeat of(String name, Duration silenceMax) {
        Heartbeat loop = new Heartbeat(name, silenceMax, nanoTime);
        Gauge.builder("heng.loop.silence", loop, Heartbeat::silenceSeconds)
                .tag("loop", name)
                .baseUnit("seconds")
                .description("How long ago a loop of this process came round")
                .register(registry);
        loops.add(loop);
        return loop;
    }

    List<Heartbeat> all() {
        return List.copyOf(loops);
    }
}

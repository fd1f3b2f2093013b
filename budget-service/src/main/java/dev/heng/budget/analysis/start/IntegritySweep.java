package dev.heng.budget.analysis.start;

import dev.heng.budget.analysis.CheckIntegrity;
import dev.heng.budget.organisation.Hospitals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Proves the figures of every hospital again and again, as long as the service runs; what it finds is a measure and stands in the log. */
@ApplicationScoped
public class IntegritySweep {
    private static final Logger LOG = Logger.getLogger(IntegritySweep.class);

    private final CheckIntegrity integrity;
    private final Hospitals hospitals;
    private final Map<String, Integer> flaws = new ConcurrentHashMap<>();

    IntegritySweep(CheckIntegrity integrity, Hospitals hospitals, MeterRegistry registry) {
        this.integrity = integrity;
        this.hospitals = hospitals;
        Gauge.builder("heng.integrity.flaws", flaws, all -> all.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .description(
                        "What the newest proof of each hospital has found: 0 as long as nobody changes figures by hand")
                .register(registry);
        Gauge.builder("heng.integrity.hospitals", flaws, Map::size)
                .description("How many hospitals were proved since the start")
                .register(registry);
    }

    /** One proof of every hospital. */
    @Scheduled(
            every = "${heng.integrity.every}",
            delayed = "${heng.integrity.delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void prove() {
        for (String hospital : hospitals.codes()) {
            int found = integrity.check(hospital).flaws();
            flaws.put(hospital, found);
            if (found > 0) {
                LOG.errorf(
                        "the figures of %s are not what was booked: %d flaws, see its integrity report",
                        hospital, found);
            }
        }
    }
}

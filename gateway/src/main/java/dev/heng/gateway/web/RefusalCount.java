package dev.heng.gateway.web;

import io.micrometer.core.instrument.Metrics;

/** The gateway's own refusals by code, as a measure of the same name as that of the services. */
public final class RefusalCount {
    private RefusalCount() {}

    /** One more refusal of this kind. */
    public static void add(Problem problem) {
        Metrics.counter("heng.refusals", "code", problem.name(), "status", String.valueOf(problem.status()))
                .increment();
    }
}

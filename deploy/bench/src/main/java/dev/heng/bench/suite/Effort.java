package dev.heng.bench.suite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The processor time of each part of the suite. Unlike a time on the clock it hardly depends on who else uses the machine: it says where
 * the work is done.
 */
public record Effort(Map<String, Duration> parts) {
    private static final double NANOS_PER_MICRO = 1e3;

    /** What every part has used since it was started. */
    public static Effort of(TestBed bed) {
        Map<String, Duration> parts = new LinkedHashMap<>();
        for (String part : TestBed.PARTS) {
            ProcessHandle process = ProcessHandle.of(bed.pid(part)).orElseThrow();
            // a connection to PostgreSQL is a child of its server
            parts.put(part, process.children().map(Effort::used).reduce(used(process), Duration::plus));
        }
        parts.put("clients", used(ProcessHandle.current()));
        return new Effort(parts);
    }

    /** One line: what each part used since an earlier moment, in microseconds for each of some operations. */
    public String since(Effort before, long operations) {
        return parts.entrySet().stream()
                .map(part -> {
                    Duration spent = part.getValue().minus(before.parts().get(part.getKey()));
                    double micros = Math.max(0, spent.toNanos()) / NANOS_PER_MICRO / operations;
                    return String.format(Locale.ROOT, "%s %.1f", part.getKey(), micros);
                })
                .collect(Collectors.joining(", "));
    }

    /** The processor time that all parts together, the clients apart, used since an earlier moment. */
    Duration suiteSince(Effort before) {
        Duration spent = Duration.ZERO;
        for (String part : TestBed.PARTS) {
            spent = spent.plus(parts.get(part)).minus(before.parts().get(part));
        }
        return spent;
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

package dev.heng.local;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes of the suite, in the order in which they start; they stop in the opposite one. */
enum Part {
    POSTGRES("postgres", "PostgreSQL", 5440, "--postgres-port", 0, null),
    KAFKA("kafka", "Kafka", 9094, "--kafka-port", 256, null),
    CATALOG("indicator-catalog-service", "indicator-catalog-service", 8082, "--catalog-port", 128, "heng_catalog"),
    BUDGET("budget-service", "budget-service", 8081, "--budget-port", 256, "heng_budget"),
    EVALUATION("evaluation-service", "evaluation-service", 8083, "--evaluation-port", 256, "heng_evaluation"),
    GATEWAY("gateway", "gateway", 8080, "--port", 128, null);

    private final String key;
    private final String title;
    private final int defaultPort;
    private final String option;
    private final int heapMegabytes;
    private final @Nullable String database;

    Part(String key, String title, int defaultPort, String option, int heapMegabytes, @Nullable String database) {
        this.key = key;
        this.title = title;
        this.defaultPort = defaultPort;
        this.option = option;
        this.heapMegabytes = heapMegabytes;
        this.database = database;
    }

    /** The name in files and options; for a service also that of its folder. */
    String key() {
        return key;
    }

    /** The name in messages. */
    String title() {
        return title;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** The option of deploy/run that sets the port. */
    String option() {
        return option;
    }

    /** The greatest heap of the part's JVM in MB; 0 for a part that is no JVM. */
    int heapMegabytes() {
        return heapMegabytes;
    }

    /** The name of the part's database, and of the role that owns it. */
    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    boolean isService() {
        return this != POSTGRES && this != KAFKA;
    }

    static List<Part> services() {
        return List.of(CATALOG, BUDGET, EVALUATION, GATEWAY);
    }

    static Part named(String key) {
        for (Part part : values()) {
            if (part.key.equals(key)) {
                return part;
            }
        }
        throw new IllegalArgumentException("no part of the suite is called " + key);
    }
}

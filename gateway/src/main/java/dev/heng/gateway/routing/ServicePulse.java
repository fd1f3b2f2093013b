package dev.heng.gateway.routing;

import dev.heng.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks every service each second whether it lives. A request may take long, because reads wait and batches are large; a service that does
 * not even say that it lives will not answer it, and its callers are told so long before the time for a slow answer is over.
 */
@ApplicationScoped
public class ServicePulse {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int UNANSWERED_MIN = 2;

    private final List<Upstream> upstreams;
    private final Duration patience;
    private final Map<String, Long> heardAtNanos = new ConcurrentHashMap<>();
    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
    private final Duration answerMax;
    private final HttpClient client;

    ServicePulse(GatewayConfig config) {
        this.upstreams = Upstream.all(config);
        this.patience = config.limits().lifeless();
        this.answerMax = patience.dividedBy(UNANSWERED_MIN);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(answerMax)
                .build();
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        upstreams.forEach(this::heard);
        vertx.setPeriodic(BEAT.toMillis(), beat -> upstreams.forEach(this::ask));
    }

    /**
     * True when the service has not said for a while that it lives, though it was asked. Time alone proves nothing: it also passes while
     * this process stands still and asks nobody.
     */
    boolean isSilent(Upstream upstream) {
        Long heardAt = heardAtNanos.get(upstream.name());
        return heardAt != null
                && unanswered.getOrDefault(upstream.name(), 0) >= UNANSWERED_MIN
                && System.nanoTime() - heardAt > patience.toNanos();
    }

    private void ask(Upstream upstream) {
        HttpRequest request = HttpRequest.newBuilder(upstream.base().resolve("/health/live"))
                .timeout(answerMax)
                .build();
        var _ = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        heard(upstream);
                    } else {
                        unanswered.merge(upstream.name(), 1, Integer::sum);
                    }
                });
    }

    /** Every answer is a sign of life. */
    void heard(Upstream upstream) {
        heardAtNanos.put(upstream.name(), System.nanoTime());
        unanswered.remove(upstream.name());
    }
}

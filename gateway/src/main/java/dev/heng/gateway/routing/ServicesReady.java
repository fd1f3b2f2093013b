package dev.heng.gateway.routing;

import dev.heng.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The suite is ready once every service behind the gateway is. */
@Readiness
@ApplicationScoped
public class ServicesReady implements HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final List<Upstream> upstreams;
    // offered HTTP/2, a service sometimes answers before it has switched, and the answer is unreadable
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    ServicesReady(GatewayConfig config) {
        this.upstreams = Upstream.all(config);
    }

    @Override
    public HealthCheckResponse call() {
        List<CompletableFuture<Boolean>> answers =
                upstreams.stream().map(this::isReady).toList();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("services");
        boolean isReady = true;
        for (int i = 0; i < upstreams.size(); i++) {
            boolean up = answers.get(i).join();
            response.withData(upstreams.get(i).name(), up ? "UP" : "DOWN");
            isReady &= up;
        }
        return response.status(isReady).build();
    }

    private CompletableFuture<Boolean> isReady(Upstream upstream) {
        HttpRequest request = HttpRequest.newBuilder(upstream.base().resolve("/health/ready"))
                .timeout(TIMEOUT)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }
}

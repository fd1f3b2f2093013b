package dev.heng.gateway.routing;

import dev.heng.gateway.GatewayConfig;
import java.net.URI;
import java.util.List;

/**
 * A service behind the gateway.
 *
 * @param name the service's name
 * @param prefix the public paths that belong to it
 * @param base where it listens
 */
public record Upstream(String name, String prefix, URI base) {
    /** All services, in the order in which documents name them. */
    public static List<Upstream> all(GatewayConfig config) {
        return List.of(
                new Upstream("budget-service", "/api/budget/", URI.create(config.budgetUrl())),
                new Upstream("indicator-catalog-service", "/api/catalog/", URI.create(config.catalogUrl())),
                new Upstream("evaluation-service", "/api/evaluation/", URI.create(config.evaluationUrl())));
    }

    int port() {
        return base.getPort() > 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    }
}

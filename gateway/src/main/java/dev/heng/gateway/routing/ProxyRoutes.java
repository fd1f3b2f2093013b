package dev.heng.gateway.routing;

import dev.heng.gateway.GatewayConfig;
import dev.heng.gateway.limits.AccountLimits;
import dev.heng.gateway.session.Tokens;
import dev.heng.gateway.web.Correlation;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.ProblemDocument;
import dev.heng.gateway.web.RefusalCount;
import dev.heng.gateway.web.RefusedAccess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Sends every request under a service's prefix to that service, once its token is verified and its account has a place. */
@ApplicationScoped
public class ProxyRoutes {
    private static final int BEFORE_QUARKUS = -1_000;
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int CONNECTIONS_MAX = 512;
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    private final GatewayConfig config;
    private final Tokens tokens;
    private final AccountLimits limits;
    private final ServicePulse pulse;
    private final Vertx vertx;

    ProxyRoutes(GatewayConfig config, Tokens tokens, AccountLimits limits, ServicePulse pulse, Vertx vertx) {
        this.config = config;
        this.tokens = tokens;
        this.limits = limits;
        this.pulse = pulse;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route("/metrics").order(BEFORE_QUARKUS).handler(this::showMeasures);
        for (Upstream upstream : Upstream.all(config)) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setSsl("https".equals(upstream.base().getScheme()))
                    .setMaxPoolSize(CONNECTIONS_MAX)
                    .setKeepAlive(true)
                    .setDecompressionSupported(false)
                    .setConnectTimeout(CONNECT_TIMEOUT_MS));
            HttpProxy proxy = HttpProxy.reverseProxy(client)
                    .origin(upstream.port(), upstream.base().getHost())
                    .addInterceptor(new Exchange(upstream, config.limits(), pulse, vertx));
            router.route(upstream.prefix() + "*").order(BEFORE_QUARKUS).handler(context -> begin(context, proxy));
        }
    }

    /** Measures name no hospital, but this port is public. */
    private void showMeasures(RoutingContext context) {
        HttpServerRequest request = context.request();
        tokens.bearer(request.headers().getAll("Authorization")).onComplete(bearer -> {
            if (bearer.succeeded() && bearer.result().isPresent()) {
                context.next();
            } else {
                refuse(request, Problem.UNAUTHENTICATED, "Send a valid bearer token.", Correlation.of(request));
            }
        });
    }

    private void begin(RoutingContext context, HttpProxy proxy) {
        HttpServerRequest request = context.request();
        request.pause();
        String correlation = Correlation.of(request);
        tokens.bearer(request.headers().getAll("Authorization"))
                .onSuccess(bearer -> admit(request, proxy, bearer, correlation))
                .onFailure(failure ->
                        refuse(request, Problem.INTERNAL_ERROR, "The token could not be checked.", correlation));
    }

    private void admit(HttpServerRequest request, HttpProxy proxy, Optional<JsonWebToken> bearer, String correlation) {
        if (bearer.isEmpty()) {
            refuse(request, Problem.UNAUTHENTICATED, "Send a valid bearer token.", correlation);
            return;
        }
        long announced = contentLength(request);
        if (announced > config.limits().bodyBytes()) {
            refuse(request, Problem.BODY_TOO_LARGE, tooLarge(config.limits().bodyBytes()), correlation);
            return;
        }
        Optional<AccountLimits.Place> place = limits.enter(bearer.get().getName());
        if (place.isEmpty()) {
            refuse(request, Problem.TOO_MANY_REQUESTS, "This account has too many requests under way.", correlation);
            return;
        }
        releaseOnce(request, place.get());
        dropProtocolUpgrade(request);
        tellWhence(request);
        // stays paused: the proxy resumes the body once the upstream takes it, before that it would flow to nobody
        proxy.handle(request);
    }

    /** An offer to speak HTTP/2 is between client and gateway; passed on, the service would switch protocols behind the proxy. */
    private static void dropProtocolUpgrade(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.headers().remove("Upgrade").remove("HTTP2-Settings").remove("Connection");
        }
    }

    /** The address that the gateway sees comes last; what stands before it is what the client says. */
    private static void tellWhence(HttpServerRequest request) {
        List<String> way = new ArrayList<>(request.headers().getAll(FORWARDED_FOR));
        way.add(request.remoteAddress().hostAddress());
        request.headers().set(FORWARDED_FOR, String.join(", ", way));
    }

    private static void releaseOnce(HttpServerRequest request, AccountLimits.Place place) {
        boolean[] isReleased = {false};
        Runnable release = () -> {
            if (!isReleased[0]) {
                isReleased[0] = true;
                place.release();
            }
        };
        request.response().endHandler(ended -> release.run());
        request.response().closeHandler(closed -> release.run());
    }

    static String tooLarge(long limitBytes) {
        return "A body may have " + limitBytes + " bytes at most.";
    }

    private static long contentLength(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void refuse(HttpServerRequest request, Problem problem, String detail, String correlation) {
        RefusalCount.add(problem);
        request.resume();
        if (problem != Problem.INTERNAL_ERROR) {
            RefusedAccess.log(request, problem.status(), problem.name(), correlation);
        }
        new ProblemDocument(problem, detail, correlation).send(request.response());
    }
}

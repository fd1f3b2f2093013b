package dev.heng.gateway.routing;

import dev.heng.gateway.GatewayConfig;
import dev.heng.gateway.limits.LimitedBody;
import dev.heng.gateway.web.Correlation;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.ProblemDocument;
import dev.heng.gateway.web.RefusalCount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import org.jboss.logging.Logger;

/** One request to a service and its answer: limits the body, and says in a problem document when no answer comes. */
final class Exchange implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private static final long LOOK_MILLIS = 500;

    private final Upstream upstream;
    private final GatewayConfig.Limits limits;
    private final ServicePulse pulse;
    private final Vertx vertx;

    Exchange(Upstream upstream, GatewayConfig.Limits limits, ServicePulse pulse, Vertx vertx) {
        this.upstream = upstream;
        this.limits = limits;
        this.pulse = pulse;
        this.vertx = vertx;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        Body body = context.request().getBody();
        LimitedBody limited = new LimitedBody(body.stream(), limits.bodyBytes());
        context.request().setBody(body.length() < 0 ? Body.body(limited) : Body.body(limited, body.length()));

        Promise<ProxyResponse> answer = Promise.promise();
        watch(context, limited, answer, 0);
        watchPulse(context, answer);
        context.sendRequest().onComplete(sent -> {
            if (sent.succeeded()) {
                pulse.heard(upstream);
                answer.tryComplete(sent.result());
                return;
            }
            LOG.warnf("%s %s: %s", request.method(), request.path(), sent.cause());
            answer.tryComplete(
                    limited.isExceeded()
                            ? refusal(context, Problem.BODY_TOO_LARGE, ProxyRoutes.tooLarge(limits.bodyBytes()))
                            : refusal(
                                    context,
                                    Problem.SERVICE_UNREACHABLE,
                                    upstream.name() + " cannot be reached at present."));
        });
        return answer.future();
    }

    /** Gives up when neither the body moved on nor an answer came for the whole time allowed. */
    private void watch(ProxyContext context, LimitedBody body, Promise<ProxyResponse> answer, long seenBytes) {
        long timer = vertx.setTimer(limits.silence().toMillis(), late -> {
            if (answer.future().isComplete()) {
                return;
            }
            if (body.seenBytes() > seenBytes) {
                watch(context, body, answer, body.seenBytes());
                return;
            }
            answer.tryComplete(refusal(context, Problem.SERVICE_TIMEOUT, upstream.name() + " did not answer in time."));
        });
        answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Gives up when the service does not even say that it lives. */
    private void watchPulse(ProxyContext context, Promise<ProxyResponse> answer) {
        long timer = vertx.setPeriodic(LOOK_MILLIS, look -> {
            if (pulse.isSilent(upstream)) {
                answer.tryComplete(
                        refusal(context, Problem.SERVICE_TIMEOUT, upstream.name() + " does not answer at present."));
            }
        });
        answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static ProxyResponse refusal(ProxyContext context, Problem problem, String detail) {
        RefusalCount.add(problem);
        String correlation = Correlation.of(context.request().proxiedRequest());
        ProxyResponse response = context.request().release().response();
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .putHeader(Correlation.HEADER, correlation)
                .setBody(Body.body(new ProblemDocument(problem, detail, correlation).toBuffer()));
        if (problem == Problem.SERVICE_UNREACHABLE) {
            response.putHeader("Retry-After", "1");
        }
        return response;
    }
}

package dev.heng.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns failures of the gateway's own endpoints into problem documents. */
public final class RefusalMapper {
    private static final Logger LOG = Logger.getLogger(RefusalMapper.class);

    @ServerExceptionMapper
    public Response refusal(Refusal refusal, HttpServerRequest request) {
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            RefusedAccess.log(
                    request, refusal.problem().status(), refusal.problem().name(), Correlation.of(request));
        }
        return answer(refusal.problem(), refusal.problem().status(), refusal.getMessage(), request);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, HttpServerRequest request) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return failed(failure, request);
        }
        return status == 404
                ? answer(Problem.NOT_FOUND, status, "There is nothing at this path.", request)
                : answer(Problem.INVALID_REQUEST, status, "The request cannot be understood.", request);
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure, HttpServerRequest request) {
        LOG.error("request failed", failure);
        return answer(Problem.INTERNAL_ERROR, 500, "The failure is in the log under the correlation id.", request);
    }

    private static Response answer(Problem problem, int status, String detail, HttpServerRequest request) {
        RefusalCount.add(problem);
        String correlation = Correlation.of(request);
        Response.ResponseBuilder answer = Response.status(status)
                .type(ProblemDocument.MEDIA_TYPE)
                .header(Correlation.HEADER, correlation)
                .entity(new ProblemDocument(problem, detail, correlation)
                        .toBuffer()
                        .toString());
        if (problem == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}

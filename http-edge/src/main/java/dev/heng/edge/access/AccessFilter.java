package dev.heng.edge.access;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Judges role and hospital of every request before its body is read and before its idempotency key is looked up: 401, then 403, then 400.
 * The hospital is the path's parameter {@code hospital}, where there is one; which centres a token reaches is known to the capability that
 * has the tree.
 */
@ApplicationScoped
class AccessFilter {
    private static final String HOSPITAL = "hospital";

    private final CurrentUser user;

    AccessFilter(CurrentUser user) {
        this.user = user;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void judge(ContainerRequestContext request, ResourceInfo resource) {
        List<String> credentials = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (credentials == null || credentials.size() != 1) {
            // of two nobody knows which one was judged and which one the next reader takes
            throw new ProblemException(EdgeProblem.UNAUTHENTICATED, "Send one valid bearer token.");
        }
        Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
        if (allowed == null) {
            throw new ProblemException(EdgeProblem.FORBIDDEN_ROLE, "Nobody may call this.");
        }
        user.require(allowed.value());
        String hospital = request.getUriInfo().getPathParameters().getFirst(HOSPITAL);
        if (hospital != null) {
            user.requireHospital(hospital);
            Texts.code(HOSPITAL, hospital);
        }
    }
}

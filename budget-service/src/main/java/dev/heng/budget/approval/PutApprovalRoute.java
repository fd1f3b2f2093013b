package dev.heng.budget.approval;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes or changes a route; cases that are under way keep the steps that they began with. */
@ApplicationScoped
public class PutApprovalRoute {
    private final Hospitals hospitals;
    private final Centres centres;
    private final ApprovalRoutes routes;
    private final Clock clock;

    PutApprovalRoute(Hospitals hospitals, Centres centres, ApprovalRoutes routes, Clock clock) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.routes = routes;
        this.clock = clock;
    }

    /**
     * Creates or replaces; the route that it is already changes nothing.
     *
     * @throws ProblemException 400 for a route that makes no sense; 404 for an unknown hospital; 409 APPROVAL_ROUTE_AMBIGUOUS; 412
     *     VERSION_STALE
     */
    @Transactional
    @Audited
    public Stored<ApprovalRoute> put(
            String hospital, String code, ApprovalRouteDefinition definition, String actor, @Nullable String ifMatch) {
        hospitals.require(hospital);
        routes.lock(hospital);
        Optional<ApprovalRoute> before = routes.route(hospital, code);
        EntityTag.requireMatch(ifMatch, before.map(ApprovalRoute::version).orElse(null));
        List<Violation> violations = RouteCheck.violations(
                definition,
                centres.treeOn(LocalDate.now(clock), hospital).parents().keySet());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        if (definition.isEnabled()) {
            routes.twin(hospital, code, definition).ifPresent(twin -> {
                throw new ProblemException(
                        BudgetProblem.APPROVAL_ROUTE_AMBIGUOUS,
                        "The route " + twin.code() + " of the same kind has the priority " + definition.priority()
                                + " too.");
            });
        }
        if (before.isPresent() && before.get().definition().equals(definition)) {
            return new Stored<>(before.get(), false);
        }
        ApprovalRoute after = new ApprovalRoute(
                code,
                definition,
                before.map(ApprovalRoute::version).orElse(0L) + 1,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        routes.save(hospital, after);
        return new Stored<>(after, before.isEmpty());
    }
}

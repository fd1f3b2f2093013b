package dev.heng.budget.organisation;

import dev.heng.budget.subject.ChartUsers;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hospitals of the installation. */
@ApplicationScoped
public class Hospitals implements PanacheRepositoryBase<Hospital, String>, ChartUsers {
    public Optional<Hospital> hospital(String code) {
        return findByIdOptional(code);
    }

    /** @throws ProblemException 404 when there is none */
    public Hospital require(String code) {
        return hospital(code)
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no hospital " + code + "."));
    }

    /**
     * In code order.
     *
     * @param scope the codes that may be seen; empty when every one may
     * @param after the code before the first wanted; empty for the start
     */
    public List<Hospital> hospitals(Optional<Set<String>> scope, String after, int rows) {
        var found = scope.isPresent()
                ? find("code > ?1 and code in ?2 order by code", after, scope.get())
                : find("code > ?1 order by code", after);
        return found.page(0, rows).list();
    }

    /** Every hospital of the installation, in code order. */
    public List<String> codes() {
        return find("order by code").stream().map(Hospital::code).toList();
    }

    @Override
    public List<String> hospitalsOf(String chart) {
        return find("chart = ?1 order by code", chart).stream()
                .map(Hospital::code)
                .toList();
    }
}

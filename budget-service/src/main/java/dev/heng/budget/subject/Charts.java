package dev.heng.budget.subject;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The charts of the installation. */
@ApplicationScoped
public class Charts implements PanacheRepositoryBase<Chart, String> {
    public Optional<Chart> chart(String code) {
        return findByIdOptional(code);
    }

    /** The subjects of a chart, in code order; none when there is no such chart. */
    public List<Subject> subjects(String chart) {
        return chart(chart).map(Chart::subjects).orElse(List.of());
    }

    /** Whether there is such a chart. */
    public boolean has(String code) {
        return count("code", code) > 0;
    }

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<Chart> charts(String after, int rows) {
        return find("code > ?1 order by code", after).page(0, rows).list();
    }
}

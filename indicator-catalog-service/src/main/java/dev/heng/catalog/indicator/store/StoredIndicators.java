package dev.heng.catalog.indicator.store;

import dev.heng.catalog.formula.Definition;
import dev.heng.catalog.formula.Definitions;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.Indicators;
import dev.heng.catalog.indicator.Perspective;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Indicators in PostgreSQL. */
@ApplicationScoped
public class StoredIndicators implements Indicators, PanacheRepositoryBase<IndicatorRow, String> {
    private final Clock clock;

    StoredIndicators(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Indicator> find(String code) {
        return findByIdOptional(code).map(IndicatorRow::state);
    }

    @Override
    public Map<String, Indicator> findAll(Collection<String> codes) {
        return find("code in ?1", codes).stream()
                .map(IndicatorRow::state)
                .collect(Collectors.toMap(Indicator::code, Function.identity()));
    }

    @Override
    public List<Indicator> page(@Nullable Perspective perspective, String afterCode, int limit) {
        var rows = perspective == null
                ? find("code > ?1 order by code", afterCode)
                : find("perspective = ?1 and code > ?2 order by code", perspective.name(), afterCode);
        return rows.page(0, limit).stream().map(IndicatorRow::state).toList();
    }

    @Override
    public Definitions formulas() {
        // the three members alone: whole documents of a large catalogue are not needed for a check
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("SELECT code, document ->> 'formula', document ->> 'unit' FROM indicator")
                .getResultList();
        return Definitions.of(rows.stream()
                .map(row -> new Definition((String) row[0], (String) row[1], (String) row[2]))
                .toList());
    }

    @Override
    public void lock() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('indicator', 0))")
                .getSingleResult();
    }

    @Override
    public void add(Indicator indicator, String user) {
        persist(new IndicatorRow(indicator.code()).become(indicator, clock.instant(), user));
    }

    @Override
    public void replace(Indicator indicator, String user) {
        findById(indicator.code()).become(indicator, clock.instant(), user);
    }
}

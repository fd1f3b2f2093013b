package dev.heng.catalog.chart.store;

import dev.heng.catalog.chart.Charts;
import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.document.Json;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Charts in PostgreSQL. */
@ApplicationScoped
public class StoredCharts implements Charts, PanacheRepositoryBase<ChartRow, String> {
    private final Clock clock;

    StoredCharts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<LearntChart> find(String code) {
        return findByIdOptional(code).map(ChartRow::chart);
    }

    @Override
    public List<LearntChart> page(String afterCode, int limit) {
        return find("code > ?1 order by code", afterCode).page(0, limit).stream()
                .map(ChartRow::chart)
                .toList();
    }

    /**
     * Keeps the state unless an equal or newer one is there, in one statement, so that readers of several partitions may race.
     *
     * @return true when it was kept
     */
    public boolean keepNewest(LearntChart chart) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO chart (code, incarnation, version, meaning_hash, document, learnt_at)
                                VALUES (:code, :incarnation, :version, :meaning, cast(:document AS jsonb), :now)
                                ON CONFLICT (code) DO UPDATE SET incarnation = excluded.incarnation,
                                    version = excluded.version, meaning_hash = excluded.meaning_hash,
                                    document = excluded.document, learnt_at = excluded.learnt_at
                                WHERE (chart.incarnation, chart.version) < (excluded.incarnation, excluded.version)
                                """)
                        .setParameter("code", chart.chart())
                        .setParameter("incarnation", chart.incarnation())
                        .setParameter("version", chart.version())
                        .setParameter("meaning", chart.meaningHash())
                        .setParameter("document", Json.write(chart))
                        .setParameter("now", Instant.now(clock))
                        .executeUpdate()
                > 0;
    }
}

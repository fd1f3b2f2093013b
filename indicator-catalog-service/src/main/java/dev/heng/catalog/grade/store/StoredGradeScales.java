package dev.heng.catalog.grade.store;

import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.grade.GradeScales;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Grade scales in PostgreSQL. */
@ApplicationScoped
public class StoredGradeScales implements GradeScales, PanacheRepositoryBase<GradeScaleRow, String> {
    private final Clock clock;

    StoredGradeScales(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<GradeScale> find(String code) {
        return findByIdOptional(code).map(GradeScaleRow::state);
    }

    @Override
    public List<GradeScale> page(String afterCode, int limit) {
        return find("code > ?1 order by code", afterCode).page(0, limit).stream()
                .map(GradeScaleRow::state)
                .toList();
    }

    @Override
    public void lock(String code) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('grade_scale/' || :code, 0))")
                .setParameter("code", code)
                .getSingleResult();
    }

    @Override
    public void add(GradeScale scale, String user) {
        persist(new GradeScaleRow(scale.code()).become(scale, clock.instant(), user));
    }

    @Override
    public void replace(GradeScale scale, String user) {
        findById(scale.code()).become(scale, clock.instant(), user);
    }
}

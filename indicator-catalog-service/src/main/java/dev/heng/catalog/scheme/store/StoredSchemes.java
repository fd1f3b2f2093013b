package dev.heng.catalog.scheme.store;

import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Schemes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemes in PostgreSQL. */
@ApplicationScoped
public class StoredSchemes implements Schemes, PanacheRepositoryBase<SchemeRow, String> {
    private final SchemeVersionRows versions;
    private final Clock clock;

    StoredSchemes(SchemeVersionRows versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public Optional<Scheme> find(String code) {
        return findByIdOptional(code).map(SchemeRow::state);
    }

    @Override
    public List<Scheme> page(String afterCode, int limit) {
        return find("code > ?1 order by code", afterCode).page(0, limit).stream()
                .map(SchemeRow::state)
                .toList();
    }

    @Override
    public void lock(String code) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('scheme/' || :code, 0))")
                .setParameter("code", code)
                .getSingleResult();
    }

    @Override
    public void add(Scheme scheme, String user) {
        persist(new SchemeRow(scheme.code()).become(scheme, clock.instant(), user));
    }

    @Override
    public void replace(Scheme scheme, String user) {
        findById(scheme.code()).become(scheme, clock.instant(), user);
    }

    @Override
    public Optional<SchemeVersion> newestVersion(String scheme) {
        return versions.newest(scheme);
    }

    @Override
    public Map<String, Integer> newestVersions(Collection<String> schemes) {
        return versions.newestNumbers(schemes);
    }

    @Override
    public Optional<SchemeVersion> findVersion(String scheme, int version) {
        return versions.find(scheme, version);
    }

    @Override
    public List<SchemeVersion> pageVersions(String scheme, int below, int limit) {
        return versions.page(scheme, below, limit);
    }

    @Override
    public void addVersion(SchemeVersion version) {
        versions.add(version);
    }
}

package dev.heng.catalog.scheme.store;

import dev.heng.catalog.scheme.SchemeVersion;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Published versions in PostgreSQL. */
@ApplicationScoped
class SchemeVersionRows implements PanacheRepositoryBase<SchemeVersionRow, SchemeVersionKey> {

    Optional<SchemeVersion> newest(String scheme) {
        return page(scheme, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    Map<String, Integer> newestNumbers(Collection<String> schemes) {
        List<Object[]> rows = getEntityManager()
                .createQuery(
                        "select v.scheme, max(v.version) from SchemeVersionRow v where v.scheme in :schemes group by v.scheme",
                        Object[].class)
                .setParameter("schemes", schemes)
                .getResultList();
        Map<String, Integer> newest = new HashMap<>();
        rows.forEach(row -> newest.put((String) row[0], (Integer) row[1]));
        return newest;
    }

    Optional<SchemeVersion> find(String scheme, int version) {
        return findByIdOptional(new SchemeVersionKey(scheme, version)).map(SchemeVersionRow::state);
    }

    List<SchemeVersion> page(String scheme, int below, int limit) {
        return find("scheme = ?1 and version < ?2 order by version desc", scheme, below).page(0, limit).stream()
                .map(SchemeVersionRow::state)
                .toList();
    }

    void add(SchemeVersion version) {
        persist(new SchemeVersionRow(version));
    }
}

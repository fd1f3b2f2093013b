package dev.heng.catalog.shipped.store;

import dev.heng.catalog.shipped.ShippedKind;
import dev.heng.catalog.shipped.ShippedNotes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Notes in PostgreSQL. */
@ApplicationScoped
public class StoredShippedNotes implements ShippedNotes, PanacheRepositoryBase<ShippedDocumentRow, ShippedDocumentKey> {
    private final Clock clock;

    StoredShippedNotes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<String> digest(ShippedKind kind, String code) {
        return findByIdOptional(new ShippedDocumentKey(kind.name(), code)).map(ShippedDocumentRow::digest);
    }

    @Override
    public void note(ShippedKind kind, String code, String digest) {
        getEntityManager()
                .createNativeQuery("""
                        INSERT INTO shipped_document (kind, code, digest, shipped_at)
                        VALUES (:kind, :code, :digest, :now)
                        ON CONFLICT (kind, code) DO UPDATE SET digest = excluded.digest, shipped_at = excluded.shipped_at
                        """)
                .setParameter("kind", kind.name())
                .setParameter("code", code)
                .setParameter("digest", digest)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}

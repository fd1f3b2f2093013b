package dev.heng.catalog.scheme.store;

import dev.heng.catalog.document.Json;
import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeDraft;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code scheme}. */
@Entity
@Table(name = "scheme")
class SchemeRow {
    @Id
    private String code;

    private long version;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String document;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "changed_by", nullable = false)
    private String changedBy;

    protected SchemeRow() {}

    SchemeRow(String code) {
        this.code = code;
    }

    SchemeRow become(Scheme state, Instant at, String user) {
        version = state.version();
        document = Json.write(state.draft());
        changedAt = at;
        changedBy = user;
        return this;
    }

    Scheme state() {
        return new Scheme(code, version, Json.read(document, SchemeDraft.class));
    }
}

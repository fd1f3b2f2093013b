package dev.heng.catalog.indicator.store;

import dev.heng.catalog.document.Json;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.IndicatorDefinition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code indicator}. */
@Entity
@Table(name = "indicator")
class IndicatorRow {
    @Id
    private String code;

    private long version;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String document;

    /** Derived by the database from the document. */
    @Column(insertable = false, updatable = false)
    private String perspective;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "changed_by", nullable = false)
    private String changedBy;

    protected IndicatorRow() {}

    IndicatorRow(String code) {
        this.code = code;
    }

    IndicatorRow become(Indicator state, Instant at, String user) {
        version = state.version();
        document = Json.write(state.definition());
        changedAt = at;
        changedBy = user;
        return this;
    }

    Indicator state() {
        return new Indicator(code, version, Json.read(document, IndicatorDefinition.class));
    }
}

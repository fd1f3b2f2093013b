package dev.heng.catalog.grade.store;

import dev.heng.catalog.document.Json;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.grade.GradeScaleDefinition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code grade_scale}. */
@Entity
@Table(name = "grade_scale")
class GradeScaleRow {
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

    protected GradeScaleRow() {}

    GradeScaleRow(String code) {
        this.code = code;
    }

    GradeScaleRow become(GradeScale state, Instant at, String user) {
        version = state.version();
        document = Json.write(state.definition());
        changedAt = at;
        changedBy = user;
        return this;
    }

    GradeScale state() {
        return new GradeScale(code, version, Json.read(document, GradeScaleDefinition.class));
    }
}

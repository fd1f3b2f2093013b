package dev.heng.catalog.scheme.store;

import dev.heng.catalog.document.Json;
import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Warning;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code scheme_version}; the database refuses to change it. */
@Entity
@Immutable
@IdClass(SchemeVersionKey.class)
@Table(name = "scheme_version")
class SchemeVersionRow {
    @Id
    private String scheme;

    @Id
    private int version;

    @Column(nullable = false)
    private String hash;

    @Column(name = "chart_version")
    private long chartVersion;

    @Column(name = "chart_meaning_hash", nullable = false)
    private String chartMeaningHash;

    @Column(nullable = false)
    private String document;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String warnings;

    @Column(name = "published_at", nullable = false)
    private Instant publishedAt;

    @Column(name = "published_by", nullable = false)
    private String publishedBy;

    protected SchemeVersionRow() {}

    SchemeVersionRow(SchemeVersion state) {
        scheme = state.scheme();
        version = state.version();
        hash = state.hash();
        chartVersion = state.chartVersion();
        chartMeaningHash = state.chartMeaningHash();
        document = state.document();
        warnings = Json.write(state.warnings());
        publishedAt = state.publishedAt();
        publishedBy = state.publishedBy();
    }

    SchemeVersion state() {
        return new SchemeVersion(
                scheme,
                version,
                hash,
                chartVersion,
                chartMeaningHash,
                document,
                Json.readList(warnings, Warning.class),
                publishedAt,
                publishedBy);
    }
}

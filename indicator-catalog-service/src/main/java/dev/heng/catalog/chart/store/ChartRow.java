package dev.heng.catalog.chart.store;

import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.document.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code chart}; written by {@link StoredCharts#keepNewest} in one statement, and so immutable here. */
@Entity
@Immutable
@Table(name = "chart")
class ChartRow {
    @Id
    private String code;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private String document;

    protected ChartRow() {}

    LearntChart chart() {
        return Json.read(document, LearntChart.class);
    }
}

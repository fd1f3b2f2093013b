package dev.heng.catalog.grade.rest;

import dev.heng.catalog.grade.Grade;
import dev.heng.catalog.grade.GradeBand;
import dev.heng.catalog.grade.GradeScale;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scale as it is answered. */
public record GradeScaleView(
        String code,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        List<BandView> bands,
        long version) {
    /** The scores of one grade: (above, upTo], in points. */
    @Schema(name = "GradeBand")
    public record BandView(
            Grade grade,
            @Schema(examples = "优秀") String name,

            @Schema(nullable = true, examples = "excellent") @Nullable String nameEn,

            @Schema(nullable = true, description = "The lower end; null = none", examples = "95") @Nullable BigDecimal above,

            @Schema(nullable = true, description = "The upper end, included; null = none", examples = "105") @Nullable BigDecimal upTo,

            @Schema(description = "True closes the lower end, as in [0, 45]")
            boolean includesLower) {
        static BandView of(GradeBand band) {
            return new BandView(
                    band.grade(), band.name(), band.nameEn(), band.above(), band.upTo(), band.includesLower());
        }
    }

    static GradeScaleView of(GradeScale scale) {
        return new GradeScaleView(
                scale.code(),
                scale.definition().name(),
                scale.definition().nameEn(),
                scale.definition().bands().stream().map(BandView::of).toList(),
                scale.version());
    }
}

package dev.heng.catalog.grade.rest;

import dev.heng.catalog.grade.GradeBand;
import dev.heng.catalog.grade.GradeScale;
import java.util.List;

/** A scale as it is answered. */
public record GradeScaleView(String code, String name, String nameEn, List<GradeBand> bands, long version) {

    static GradeScaleView of(GradeScale scale) {
        return new GradeScaleView(
                scale.code(),
                scale.definition().name(),
                scale.definition().nameEn(),
                scale.definition().bands(),
                scale.version());
    }
}

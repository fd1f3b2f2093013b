package dev.heng.catalog.grade;

import java.util.List;

/** What a person writes down about a scale, the bands in the order in which they are shown. */
public record GradeScaleDefinition(String name, String nameEn, List<GradeBand> bands) {

    public GradeScaleDefinition {
        bands = List.copyOf(bands);
    }
}

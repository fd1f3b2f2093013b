package dev.heng.catalog.grade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person writes down about a scale, the bands in the order in which they are shown. */
public record GradeScaleDefinition(String name, @Nullable String nameEn, List<GradeBand> bands) {

    public GradeScaleDefinition {
        bands = List.copyOf(bands);
    }
}

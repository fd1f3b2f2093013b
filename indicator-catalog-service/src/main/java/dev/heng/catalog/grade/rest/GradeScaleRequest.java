package dev.heng.catalog.grade.rest;

import dev.heng.catalog.grade.Grade;
import dev.heng.catalog.grade.GradeBand;
import dev.heng.catalog.grade.GradeScaleDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scale as it is sent. */
public record GradeScaleRequest(
        @NotNull @NotBlank @Size(max = 200) String name,
        @Size(max = 200) @Nullable String nameEn,
        @NotNull @Size(max = 50) List<@Valid Band> bands) {

    /** (above, upTo]; an absent end is open for ever. */
    @Schema(name = "GradeBandRequest")
    public record Band(
            @NotNull Grade grade,
            @NotNull @NotBlank @Size(max = 200) String name,
            @Size(max = 200) @Nullable String nameEn,
            @Nullable BigDecimal above,
            @Nullable BigDecimal upTo,
            boolean includesLower) {

        GradeBand band() {
            return new GradeBand(grade, name, nameEn, above, upTo, includesLower);
        }
    }

    GradeScaleDefinition definition() {
        return new GradeScaleDefinition(
                name, nameEn, bands.stream().map(Band::band).toList());
    }
}

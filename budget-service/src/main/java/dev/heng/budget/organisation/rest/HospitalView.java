package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.Hospital;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hospital as the API shows it. */
public record HospitalView(
        String hospital,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        String currency,
        String chart,
        long version,
        long sequence) {
    static HospitalView of(Hospital hospital) {
        return new HospitalView(
                hospital.code(),
                hospital.name(),
                hospital.nameEn(),
                hospital.currency(),
                hospital.chart(),
                hospital.version(),
                hospital.sequence());
    }
}

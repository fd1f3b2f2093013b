package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.HospitalDefinition;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a hospital. */
public record PutHospitalRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "X 医院")
        String name,

        @Size(max = 200) @Schema(examples = "X Hospital") @Nullable String nameEn,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "Three capital letters of ISO 4217.") @Schema(examples = "CNY")
        String currency,

        @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "hospital-standard")
        String chart) {
    HospitalDefinition definition() {
        return new HospitalDefinition(name, nameEn, currency, chart);
    }
}

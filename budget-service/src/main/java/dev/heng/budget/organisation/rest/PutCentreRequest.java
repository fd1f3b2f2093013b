package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.CentreChange;
import dev.heng.budget.organisation.CentreType;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a centre. */
public record PutCentreRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "心血管内科")
        String name,

        @Size(max = 200) @Schema(examples = "Cardiology") @Nullable String nameEn,

        @NotNull CentreType type,

        @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "H") @Nullable String parent,

        @Schema(description = "The day the change begins; absent: the latest interval is corrected.") @Nullable LocalDate validFrom,

        @Schema(description = "The last day; absent: no end.") @Nullable LocalDate validTo) {
    CentreChange change() {
        return new CentreChange(name, nameEn, type, parent, validFrom, validTo);
    }
}

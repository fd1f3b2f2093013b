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

/** The body of a PUT of a centre. */
public record PutCentreRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "心血管内科")
        String name,

        @Size(max = 200) @Schema(examples = "Cardiology") String nameEn,
        @NotNull CentreType type,

        @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "H")
        String parent,

        @Schema(description = "The day the change begins; absent: the latest interval is corrected.")
        LocalDate validFrom,

        @Schema(description = "The last day; absent: no end.")
        LocalDate validTo) {
    CentreChange change() {
        return new CentreChange(name, nameEn, type, parent, validFrom, validTo);
    }
}

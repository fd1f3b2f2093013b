package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetCheck;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a submission of a version. */
public record SubmitVersionRequest(
        @Schema(nullable = true, description = "What is said of warnings; absent: nothing") @Nullable List<@Valid Note> notes) {
    /** What is said of the warnings of a check. */
    @Schema(name = "CheckNote")
    public record Note(
            @NotNull BudgetCheck check,

            @NotBlank @Size(max = 1_000) @Schema(examples = "the fund is full since last year")
            String note) {}

    Map<BudgetCheck, String> said() {
        Map<BudgetCheck, String> said = new EnumMap<>(BudgetCheck.class);
        if (notes != null) {
            notes.forEach(each -> said.merge(each.check(), each.note(), (first, second) -> first + " " + second));
        }
        return said;
    }
}

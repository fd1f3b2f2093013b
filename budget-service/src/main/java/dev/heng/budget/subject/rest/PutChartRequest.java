package dev.heng.budget.subject.rest;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a chart. */
public record PutChartRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "公立医院标准科目")
        String name,

        @Size(max = 200) @Nullable String nameEn,
        @NotNull @Size(max = 10_000) List<@Valid SubjectLine> subjects) {
    /** A subject of the chart. */
    public record SubjectLine(
            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "REV_OP")
            String code,

            @NotBlank @Size(max = 200) @Schema(examples = "门诊收入")
            String name,

            @Size(max = 200) @Schema(examples = "outpatient income") @Nullable String nameEn,

            @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "REV_MED") @Nullable String parent,

            @NotNull Category category,
            @NotNull Nature nature,
            @NotNull Unit unit,
            @Schema(description = "Absent: NONE.") @Nullable Control control) {
        Subject subject() {
            return new Subject(
                    code, name, nameEn, parent, category, nature, unit, control == null ? Control.NONE : control);
        }
    }

    /** In the order of the request. */
    public List<Subject> toSubjects() {
        return subjects.stream().map(SubjectLine::subject).toList();
    }
}

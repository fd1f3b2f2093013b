package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Project;
import dev.heng.budget.preparation.ProjectKind;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project as the API shows it. */
@Schema(name = "Project")
public record ProjectView(
        @Schema(examples = "MRI-2027") String project,
        @Schema(examples = "核磁共振设备购置") String name,
        @Schema(nullable = true) @Nullable String nameEn,
        ProjectKind kind,

        @Schema(description = "The centre that carries it out", examples = "C-RAD")
        String centre,

        @Schema(description = "1 comes first") int priority,
        @Schema(nullable = true) @Nullable String feasibility,

        @Schema(description = "What it is meant to cost, by year")
        List<Year> plan,

        @Schema(nullable = true, description = "Of an authority outside of the hospital") @Nullable Approval externalApproval,

        long version,
        String changedBy,
        Instant changedAt) {
    /** What a year costs. */
    @Schema(name = "PlannedProjectYear")
    public record Year(@Schema(examples = "2027") int year, BigDecimal amount) {}

    /** An approval from outside. */
    @Schema(name = "ProjectApproval")
    public record Approval(
            @Schema(examples = "卫规财〔2026〕12号") String number, LocalDate date) {}

    static ProjectView of(Project project) {
        Project.Definition definition = project.definition();
        Project.ExternalApproval approval = definition.approval();
        return new ProjectView(
                project.code(),
                definition.name(),
                definition.nameEn(),
                definition.kind(),
                definition.owner(),
                definition.priority(),
                definition.feasibility(),
                definition.plan().entrySet().stream()
                        .map(year -> new Year(year.getKey(), Decimals.plain(year.getValue())))
                        .toList(),
                approval == null ? null : new Approval(approval.number(), approval.date()),
                project.version(),
                project.changedBy(),
                project.changedAt());
    }
}

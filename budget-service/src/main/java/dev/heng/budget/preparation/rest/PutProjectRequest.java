package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Project;
import dev.heng.budget.preparation.ProjectKind;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a project. */
public record PutProjectRequest(
        @NotNull @NotBlank @Size(max = 200) @Schema(examples = "核磁共振设备购置")
        String name,

        @Size(max = 200) @Schema(nullable = true) @Nullable String nameEn,

        @NotNull ProjectKind kind,

        @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(description = "The centre that carries it out", examples = "C-RAD")
        String centre,

        @Min(1) @Max(999) @Schema(description = "1 comes first; absent: 999", examples = "1") @Nullable Integer priority,

        @Size(max = 20_000) @Schema(
                nullable = true,
                description = "The study or its summary; equipment and construction are not submitted without")
        @Nullable String feasibility,

        @Size(max = 50) @Schema(nullable = true, description = "What it is meant to cost, by year; at most 50 years")
        @Nullable List<@Valid Year> plan,

        @Valid @Schema(nullable = true, description = "Of an authority outside of the hospital") @Nullable Approval externalApproval) {
    private static final int PRIORITY_LAST = 999;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    /** What a year costs. */
    @Schema(name = "ProjectYear")
    public record Year(
            @NotNull @Min(YEAR_MIN) @Max(YEAR_MAX) @Schema(examples = "2027")
            Integer year,

            @NotNull @Schema(examples = "8000000") BigDecimal amount) {}

    /** An approval from outside. */
    @Schema(name = "ExternalApproval")
    public record Approval(
            @NotNull @NotBlank @Size(max = 200) @Schema(examples = "卫规财〔2026〕12号")
            String number,

            @NotNull @Schema(examples = "2026-10-15") LocalDate date) {}

    /** @throws ProblemException 400 for a year that is named twice */
    Project.Definition definition() {
        SortedMap<Integer, BigDecimal> years = new TreeMap<>();
        List<Violation> violations = new ArrayList<>();
        List<Year> given = plan == null ? List.of() : plan;
        for (int i = 0; i < given.size(); i++) {
            if (years.putIfAbsent(given.get(i).year(), given.get(i).amount()) != null) {
                violations.add(new Violation("/plan/" + i + "/year", "DUPLICATE", "The year stands twice."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Project.Definition(
                name,
                nameEn,
                kind,
                centre,
                priority == null ? PRIORITY_LAST : priority,
                feasibility == null || feasibility.isBlank() ? null : feasibility,
                years,
                externalApproval == null
                        ? null
                        : new Project.ExternalApproval(externalApproval.number(), externalApproval.date()));
    }
}

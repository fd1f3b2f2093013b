package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.DecompositionDraft;
import dev.heng.budget.consolidation.DecompositionMethod;
import dev.heng.budget.ledger.CellKey;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of a decomposition. */
public record PostDecompositionRequest(
        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Whose lines are handed on", examples = "C-SURG")
        String centre,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Absent: every one; needed for AMOUNTS")
        @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Absent: every one, with AMOUNTS OWN")
        @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Absent: every one, with AMOUNTS none (-)")
        @Nullable String project,

        @NotNull DecompositionMethod method,

        @NotNull @Size(min = 1, max = 500) List<@Valid Target> to,

        @NotBlank @Size(max = 1_000) @Schema(examples = "按上年执行分解到病区")
        String reason) {
    private static final String NO_CODE = "Not a code.";
    private static final int MONTHS = 12;

    /** A centre that gets something. */
    @Schema(name = "DecompositionTarget")
    public record Target(
            @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(examples = "C-ORTHO")
            String centre,

            @Schema(
                    nullable = true,
                    description = "Of WEIGHTS: its share in proportion to the others, not below 0",
                    examples = "2")
            @Nullable BigDecimal share,

            @Schema(nullable = true, description = "Of AMOUNTS: the twelve months, January first") @Nullable List<@NotNull BigDecimal> amounts) {}

    DecompositionDraft draft() {
        List<Violation> violations = new ArrayList<>();
        boolean isByAmounts = method == DecompositionMethod.AMOUNTS;
        boolean isByWeights = method == DecompositionMethod.WEIGHTS;
        if (isByAmounts && subject == null) {
            violations.add(new Violation("/subject", "REQUIRED", "Amounts are those of one line."));
        }
        for (int i = 0; i < to.size(); i++) {
            check(to.get(i), "/to/" + i, isByAmounts, isByWeights, violations);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new DecompositionDraft(
                centre,
                subject,
                fund == null && isByAmounts ? CellKey.FUND_DEFAULT : fund,
                project == null && isByAmounts ? CellKey.PROJECT_DEFAULT : project,
                method,
                to.stream()
                        .map(target -> new DecompositionDraft.Target(target.centre(), target.share(), target.amounts()))
                        .toList(),
                reason);
    }

    private static void check(
            Target target, String at, boolean isByAmounts, boolean isByWeights, List<Violation> violations) {
        BigDecimal share = target.share();
        List<BigDecimal> amounts = target.amounts();
        if (isByWeights != (share != null)) {
            violations.add(
                    new Violation(at + "/share", "REQUIRED", "A share belongs to WEIGHTS, and WEIGHTS needs it."));
        } else if (share != null && share.signum() < 0) {
            violations.add(new Violation(at + "/share", "OUT_OF_RANGE", "Not below 0."));
        }
        if (isByAmounts != (amounts != null)) {
            violations.add(
                    new Violation(at + "/amounts", "REQUIRED", "Amounts belong to AMOUNTS, and AMOUNTS needs them."));
        } else if (amounts != null && amounts.size() != MONTHS) {
            violations.add(new Violation(at + "/amounts", "OUT_OF_RANGE", "Twelve months are needed."));
        }
    }
}

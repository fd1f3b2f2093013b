package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.Amendment;
import dev.heng.budget.consolidation.BudgetVersion;
import dev.heng.budget.consolidation.VersionDraft;
import dev.heng.budget.ledger.BudgetLine;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of a version of a budget. */
public record PostVersionRequest(
        @Schema(nullable = true, description = "What the office amends; absent: nothing") @Nullable List<@Valid Line> lines,

        @Schema(nullable = true, description = "true: centres that have not submitted are left out and named") @Nullable Boolean allowMissing,

        @Schema(nullable = true, description = "What earlier surpluses pay of this budget; absent: 0", examples = "0")
        @Nullable BigDecimal useOfBalances,

        @Size(max = 200) @Schema(nullable = true, description = "Number of the external approval of the financing")
        @Nullable String debtApproval,

        @Schema(nullable = true, description = "Where centres below may have more than the centre itself") @Nullable List<@Valid Place> aboveParent) {
    private static final int MONTHS = 12;
    private static final int LINES_MAX = 20_000;

    /** What the office sets in the place of what was proposed. */
    @Schema(name = "VersionAmendment")
    public record Line(
            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "C-CARD")
            String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "EXP_MED_DRUG")
            String subject,

            @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(nullable = true, description = "Absent: OWN.")
            @Nullable String fund,

            @Pattern(regexp = "-|" + Texts.CODE, message = "Not a code.") @Schema(nullable = true, description = "Absent: -, no project.")
            @Nullable String project,

            @Schema(nullable = true, description = "The twelve months, January first; or amount") @Nullable List<@NotNull BigDecimal> amounts,

            @Schema(
                    nullable = true,
                    description =
                            "The year: spread as it was proposed, evenly where nothing was; a balance in every month",
                    examples = "1200000")
            @Nullable BigDecimal amount,

            @NotBlank @Size(max = 1_000) @Schema(examples = "within the drug share of the goals")
            String reason) {
        private Amendment amendment() {
            BudgetLine key = new BudgetLine(
                    centre,
                    subject,
                    fund == null ? CellKey.FUND_DEFAULT : fund,
                    project == null ? CellKey.PROJECT_DEFAULT : project);
            return new Amendment(
                    key,
                    amounts == null
                            ? new Amendment.Year(Objects.requireNonNull(amount))
                            : new Amendment.Months(List.copyOf(amounts)),
                    reason);
        }
    }

    /** A subject in a centre. */
    @Schema(name = "AboveParent")
    public record Place(
            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "H")
            String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "EXP_MED_DRUG")
            String subject) {}

    VersionDraft draft() {
        List<Line> amended = lines == null ? List.of() : lines;
        List<Violation> violations = new ArrayList<>();
        if (amended.size() > LINES_MAX) {
            violations.add(new Violation("/lines", "OUT_OF_RANGE", "At most " + LINES_MAX + " lines."));
        }
        for (int i = 0; i < amended.size(); i++) {
            Line line = amended.get(i);
            List<BigDecimal> amounts = line.amounts();
            if ((amounts == null) == (line.amount() == null)) {
                violations.add(new Violation("/lines/" + i, "REQUIRED", "Either amounts or amount is needed."));
            }
            if (amounts != null && amounts.size() != MONTHS) {
                violations.add(new Violation("/lines/" + i + "/amounts", "OUT_OF_RANGE", "Twelve months are needed."));
            }
        }
        if (useOfBalances != null && useOfBalances.signum() < 0) {
            violations.add(new Violation("/useOfBalances", "OUT_OF_RANGE", "Not below 0."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new VersionDraft(
                amended.stream().map(Line::amendment).toList(),
                new BudgetVersion.Stated(
                        useOfBalances == null ? BigDecimal.ZERO : useOfBalances,
                        debtApproval == null || debtApproval.isBlank() ? null : debtApproval,
                        aboveParent == null
                                ? List.of()
                                : aboveParent.stream()
                                        .map(place -> place.centre() + "/" + place.subject())
                                        .distinct()
                                        .sorted()
                                        .toList()),
                Boolean.TRUE.equals(allowMissing));
    }
}

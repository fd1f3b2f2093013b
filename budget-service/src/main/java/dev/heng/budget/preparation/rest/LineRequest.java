package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.LineDraft;
import dev.heng.budget.preparation.LineKey;
import dev.heng.budget.preparation.PhasingWay;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a proposal as somebody wants it to be. */
@Schema(name = "ProposalLineRequest")
public record LineRequest(
        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "One without subjects below it", examples = "EXP_MED_TRAVEL")
        String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: OWN.") @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Schema(description = "Absent: -, no project.")
        @Nullable String project,

        @Schema(description = "The twelve months, January first; instead of amount.") @Nullable List<BigDecimal> amounts,

        @Schema(
                description =
                        "The year, divided among the months to the least unit (a cent of money); of a balance every month has it. At most 4"
                                + " decimals; any sign.",
                examples = "120000")
        @Nullable BigDecimal amount,

        @Schema(
                description =
                        "How amount is divided; absent: EVEN. SEASON: as the last complete year was executed, by the centre, else by the"
                                + " whole hospital, else evenly.")
        @Nullable PhasingWay phasing,

        @Schema(description = "Twelve, none negative, not all 0; only with WEIGHTS.") @Nullable List<BigDecimal> weights,

        @Size(max = TEXT_LENGTH_MAX) @Schema(description = "Why the money is needed; at most 2,000 characters. Absent: as it stands; empty: none.")
        @Nullable String justification,

        @Size(max = TEXT_LENGTH_MAX) @Schema(description = "Why the line is changed; at most 2,000 characters.")
        @Nullable String reason,

        @PositiveOrZero @Schema(description = "Of the line as it was read; absent for a new one.", examples = "3")
        @Nullable Long version,

        @Schema(description = "true takes the line away.") @Nullable Boolean remove) {
    static final int TEXT_LENGTH_MAX = 2_000;
    private static final int MONTHS = 12;
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";
    private static final String OUT_OF_PLACE = "NOT_POSSIBLE_HERE";

    /** Null when something is wrong, which is then among the violations. */
    @Nullable LineDraft draft(String at, List<Violation> violations) {
        int before = violations.size();
        LineDraft.Plan plan = Boolean.TRUE.equals(remove) ? noPlan(at, violations) : plan(at, violations);
        return violations.size() > before
                ? null
                : new LineDraft(
                        new LineKey(
                                subject,
                                fund == null ? LineKey.FUND_OWN : fund,
                                project == null ? LineKey.PROJECT_NONE : project),
                        plan,
                        tidied(justification),
                        tidied(reason),
                        version);
    }

    /** As it is kept: without blanks around it, and with line ends of one kind, as a file of a spreadsheet gives it back. */
    static @Nullable String tidied(@Nullable String text) {
        return text == null
                ? null
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private LineDraft.@Nullable Plan noPlan(String at, List<Violation> violations) {
        if (amounts != null || amount != null || phasing != null || weights != null) {
            violations.add(new Violation(at + "/remove", OUT_OF_PLACE, "A line that is taken away has no amount."));
        }
        return null;
    }

    private LineDraft.@Nullable Plan plan(String at, List<Violation> violations) {
        if ((amounts == null) == (amount == null)) {
            violations.add(new Violation(
                    at + "/amount", "REQUIRED", "A line has either twelve amounts or the amount of the year."));
            return null;
        }
        if (amounts != null) {
            if (phasing != null || weights != null) {
                violations.add(new Violation(
                        at + "/phasing", OUT_OF_PLACE, "Months that are given are not divided another time."));
            }
            requireTwelve(at + "/amounts", amounts, violations);
            return new LineDraft.ByHand(amounts, null);
        }
        PhasingWay way = phasing == null ? PhasingWay.EVEN : phasing;
        if (way != PhasingWay.WEIGHTS) {
            if (weights != null) {
                violations.add(new Violation(at + "/weights", OUT_OF_PLACE, "Weights belong to WEIGHTS."));
            }
            return new LineDraft.Phased(amount, way, List.of());
        }
        if (weights == null) {
            violations.add(new Violation(at + "/weights", "REQUIRED", "WEIGHTS needs twelve weights."));
            return null;
        }
        requireTwelve(at + "/weights", weights, violations);
        if (weights.stream().anyMatch(weight -> weight.signum() < 0)
                || weights.stream().allMatch(weight -> weight.signum() == 0)) {
            violations.add(new Violation(at + "/weights", "OUT_OF_RANGE", "No weight is negative, and not all are 0."));
        }
        return new LineDraft.Phased(amount, way, weights);
    }

    private static void requireTwelve(String at, List<BigDecimal> months, List<Violation> violations) {
        if (months.size() != MONTHS) {
            violations.add(new Violation(at, "OUT_OF_RANGE", "Here stand twelve numbers, January first."));
        }
    }
}

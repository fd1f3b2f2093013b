package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetCheck;
import dev.heng.budget.consolidation.Finding;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the checks say of a version. */
@Schema(name = "BudgetChecks")
public record ChecksView(
        @Schema(description = "Findings that refuse a submission", examples = "0")
        long errors,

        @Schema(description = "Findings that need a note", examples = "0")
        long warnings,

        @Schema(description = "Every check once") List<CheckView> checks) {
    private static final int FINDINGS_SHOWN = 1_000;

    /** A check and what it found. */
    @Schema(name = "BudgetCheckResult")
    public record CheckView(
            BudgetCheck check,

            @Schema(description = "Whether nothing was found that refuses or needs a note")
            boolean passed,

            @Schema(description = "How many findings there are", examples = "0")
            int found,

            @Schema(description = "At most a thousand") List<FindingView> findings) {}

    /** A finding. */
    @Schema(name = "BudgetFinding")
    public record FindingView(
            Finding.Severity severity,

            @Schema(examples = "Expense is more than income.")
            String detail,

            @Schema(description = "What was compared, by name")
            Map<String, BigDecimal> figures,

            @Schema(nullable = true) @Nullable String centre,
            @Schema(nullable = true) @Nullable String subject,
            @Schema(nullable = true) @Nullable String fund,
            @Schema(nullable = true) @Nullable String project) {
        static FindingView of(Finding finding) {
            Map<String, BigDecimal> figures = new TreeMap<>();
            finding.figures().forEach((name, amount) -> figures.put(name, Decimals.plain(amount)));
            Finding.Where where = finding.where();
            return new FindingView(
                    finding.severity(),
                    finding.detail(),
                    figures,
                    where == null ? null : where.centre(),
                    where == null ? null : where.subject(),
                    where == null ? null : where.fund(),
                    where == null ? null : where.project());
        }
    }

    static ChecksView of(List<Finding> findings) {
        return new ChecksView(
                count(findings, Finding.Severity.ERROR),
                count(findings, Finding.Severity.WARN),
                Arrays.stream(BudgetCheck.values())
                        .map(check -> check(
                                check,
                                findings.stream()
                                        .filter(each -> each.check() == check)
                                        .toList()))
                        .toList());
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }

    private static CheckView check(BudgetCheck check, List<Finding> found) {
        return new CheckView(
                check,
                found.stream().allMatch(each -> each.severity() == Finding.Severity.INFO),
                found.size(),
                found.stream().limit(FINDINGS_SHOWN).map(FindingView::of).toList());
    }
}

package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.CentreTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the checks look at.
 *
 * @param tree of the year's last day
 * @param controls control figures of the year, by line
 * @param projects by code
 * @param before the version before; empty for the first
 */
record CheckInput(
        List<VersionLine> lines,
        BudgetVersion.Stated stated,
        SubjectRoles roles,
        CentreTree tree,
        Map<BudgetLine, BigDecimal> controls,
        Map<String, Project> projects,
        Optional<List<VersionLine>> before) {
    /**
     * @param approval number of the external approval
     * @param isFeasible whether a feasibility study is there
     */
    record Project(@Nullable String approval, boolean isFeasible) {
        static final Project NONE = new Project(null, false);
    }
}

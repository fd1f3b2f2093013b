package dev.heng.budget.consolidation;

import java.util.List;

/**
 * What a version is built with beside what was proposed.
 *
 * @param isMissingAllowed whether centres may be missing
 */
public record VersionDraft(List<Amendment> amendments, BudgetVersion.Stated stated, boolean isMissingAllowed) {}

package dev.heng.budget.approval;

import org.jspecify.annotations.Nullable;

/**
 * What an action makes of a case.
 *
 * @param outcome how the case ended by it; null when it goes on
 */
record Move(
        ApprovalCase after, ApprovalEvent event, @Nullable ApprovalOutcome outcome) {}

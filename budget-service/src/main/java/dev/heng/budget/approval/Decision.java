package dev.heng.budget.approval;

import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about a task.
 *
 * @param isApproval else the case is returned
 * @param opinion needed for a return
 * @param task the number of the task; null for the first that the actor can decide
 * @param returnTo the step to which the case is returned; null for the submitter
 * @param isStraightBack whether it comes straight back from there
 * @param digest of the document that the actor saw; null when it does not say
 */
public record Decision(
        boolean isApproval,
        @Nullable String opinion,
        @Nullable Integer task,
        @Nullable Integer returnTo,
        boolean isStraightBack,
        @Nullable String digest) {}

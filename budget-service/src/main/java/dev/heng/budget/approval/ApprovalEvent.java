package dev.heng.budget.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history of a case; it never changes.
 *
 * @param number 1, 2, ...; the version of the case that it made
 * @param actingFor who had delegated to the actor; null when the actor acted for itself
 * @param step the present one, from 1; 0 in a case without steps
 * @param visit grows whenever a step begins
 * @param task null when it was about no task
 * @param other the user who was added or to whom was forwarded, the number of the attachment
 * @param returnedTo the step that comes next; 0 is the submitter
 * @param opinion what was said; of an attachment its name
 */
public record ApprovalEvent(
        int number,
        Instant at,
        ApprovalAction action,
        String actor,
        @Nullable String actingFor,
        int step,
        int visit,
        @Nullable Integer task,
        @Nullable String other,
        @Nullable Integer returnedTo,
        @Nullable String opinion) {}

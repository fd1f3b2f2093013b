package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ChecklistUse;
import dev.heng.budget.closing.LatePostings;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a PUT of the closing policy. */
public record PutClosingPolicyRequest(
        @NotNull @Schema(
                description =
                        "A line whose month is closed waits (SUSPEND), or is booked in the next open month of its year with its"
                                + " date kept (NEXT_OPEN_MONTH)",
                examples = "NEXT_OPEN_MONTH")
        LatePostings latePostings,

        @NotNull @Schema(
                description =
                        "Whether a month can be closed while its checklist has something open (ADVISE) or not (ENFORCE)")
        ChecklistUse checklist) {}

package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.ChecklistUse;
import dev.heng.budget.closing.ClosingPolicy;
import dev.heng.budget.closing.LatePostings;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The closing policy as the API shows it. */
@Schema(name = "ClosingPolicy")
public record ClosingPolicyView(
        LatePostings latePostings,
        ChecklistUse checklist,
        @Schema(nullable = true) @Nullable String changedBy,
        @Schema(nullable = true) @Nullable Instant changedAt,

        @Schema(description = "0 as long as nobody chose") long version,

        long sequence) {
    static ClosingPolicyView of(ClosingPolicy policy) {
        return new ClosingPolicyView(
                policy.latePostings(),
                policy.checklist(),
                policy.changedBy(),
                policy.changedAt(),
                policy.version(),
                policy.sequence());
    }
}

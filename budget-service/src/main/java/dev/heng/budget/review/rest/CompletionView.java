package dev.heng.budget.review.rest;

import dev.heng.budget.review.Completion;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether an owner department is done, as the API shows it. */
@Schema(name = "ReviewCompletion")
public record CompletionView(
        @Schema(examples = "C-FIN") String owner,
        boolean done,
        @Schema(nullable = true) @Nullable String note,
        String changedBy,
        Instant changedAt,
        long version) {
    static CompletionView of(Completion completion) {
        return new CompletionView(
                completion.owner(),
                completion.isDone(),
                completion.note(),
                completion.changedBy(),
                completion.changedAt(),
                completion.version());
    }
}

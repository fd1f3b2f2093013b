package dev.heng.budget.execution.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.ProblemException;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A row of the answer to a batch: one of its members is there. */
@Schema(
        name = "ExecutionBatchRow",
        description = "One of the members is there",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true", parseValue = true))
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchRow(
        @Schema(description = "A line of the chunk that follows; its index counts from the start of the batch")
        ExecutionsView.@Nullable OutcomeView line,

        @Schema(description = "A chunk that is committed") @Nullable ChunkView chunk,

        @Schema(description = "The last row of a batch that was posted to its end") @Nullable BatchView batch,

        @Schema(description = "The last row of a batch that could not be posted to its end: send it again") @Nullable Stop problem) {
    /** Why no further chunk could be posted. */
    @Schema(name = "ExecutionBatchStop")
    public record Stop(
            @Schema(examples = "503") int status,
            @Schema(examples = "TOO_BUSY") String code,
            String detail,

            @Schema(description = "The first chunk that is not committed", examples = "58")
            int chunk) {}

    static BatchRow of(ExecutionsView.OutcomeView line) {
        return new BatchRow(line, null, null, null);
    }

    static BatchRow of(ChunkView chunk) {
        return new BatchRow(null, chunk, null, null);
    }

    static BatchRow of(BatchView batch) {
        return new BatchRow(null, null, batch, null);
    }

    static BatchRow of(ProblemException problem, int chunk) {
        return new BatchRow(
                null,
                null,
                null,
                new Stop(problem.problem().status(), problem.problem().name(), problem.getMessage(), chunk));
    }
}

package dev.heng.budget.execution.rest;

import dev.heng.budget.execution.ControlTotals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a source: a batch of lines with the sender's control totals. */
public record PostExecutionsRequest(
        @NotNull @Size(min = 1, max = SOURCE_LENGTH_MAX) String source,
        @NotNull @Size(min = 1, max = BATCH_LENGTH_MAX) String batch,
        @Nullable ControlTotals control,
        @NotNull List<@Valid LineRequest> lines) {
    static final int SOURCE_LENGTH_MAX = 64;
    static final int BATCH_LENGTH_MAX = 200;
}

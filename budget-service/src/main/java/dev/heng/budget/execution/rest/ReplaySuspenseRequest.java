package dev.heng.budget.execution.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a replay of many lines. */
public record ReplaySuspenseRequest(
        @NotNull @Size(min = 1, max = PostExecutionsRequest.SOURCE_LENGTH_MAX) @Schema(examples = "his")
        String source,

        @Size(max = 64) @Schema(
                nullable = true,
                description = "Only lines that wait for this; absent: all",
                examples = "UNKNOWN_CENTRE")
        @Nullable String code,

        @Min(1) @Max(MOST) @Schema(nullable = true, description = "How many lines at most; absent: 1000") @Nullable Integer limit,

        @Pattern(regexp = "[0-9]{1,18}", message = "Not what nextAfter was.") @Schema(nullable = true, description = "`nextAfter` of the answer before; absent: from the oldest line on")
        @Nullable String after) {
    static final int MOST = 1_000;
}

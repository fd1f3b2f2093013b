package dev.heng.budget.review.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST that says whether a review is done. */
public record CompleteReviewRequest(
        @NotNull @Schema(description = "false: the department goes on")
        Boolean done,

        @Size(max = 1000) @Schema(nullable = true, examples = "除设备购置外均已核定") @Nullable String note) {}

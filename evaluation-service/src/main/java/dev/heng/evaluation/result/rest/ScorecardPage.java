package dev.heng.evaluation.result.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of scorecards as the OpenAPI document describes it. */
@Schema(name = "ScorecardPage")
record ScorecardPage(
        List<ScorecardDocument> items,
        @Schema(nullable = true) @Nullable String next) {}

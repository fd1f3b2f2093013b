package dev.heng.evaluation.result.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of scorecards as the OpenAPI document describes it. */
@Schema(name = "ScorecardPage")
record ScorecardPage(
        List<ScorecardDocument> items,
        @Schema(nullable = true) String next) {}

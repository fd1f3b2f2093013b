package dev.heng.evaluation.result.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of scorecards is narrowed to and how fresh it has to be. */
public class ListQuery {
    @QueryParam("period")
    @Parameter(description = "A quarter as 2026-Q1 or a year as 2026")
    @Nullable String period;

    @QueryParam("centreType")
    @Schema(enumeration = {"INVESTMENT", "REVENUE", "COST"})
    @Nullable String centreType;

    @QueryParam("grade")
    @Schema(enumeration = {"EXCELLENT", "GOOD", "PASS", "POOR", "BAD"})
    @Nullable String grade;

    @QueryParam("limit")
    @Parameter(description = "1 to 1000, 100 unless said")
    @Nullable Integer limit;

    @QueryParam("after")
    @Parameter(description = "next of the page before")
    @Nullable String after;

    @QueryParam("afterSequence")
    @Schema(type = SchemaType.INTEGER, format = "int64")
    @Nullable String afterSequence;

    @QueryParam("waitMs")
    @Schema(type = SchemaType.INTEGER, format = "int32")
    @Nullable String waitMs;
}

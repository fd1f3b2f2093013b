package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.RowReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a row of a sheet, or what is wrong with it. */
@Schema(name = "SheetRowReport")
public record RowReportView(
        @Schema(description = "As the spreadsheet counts, from 1")
        int row,

        @Schema(nullable = true, description = "null when the row cannot be read") @Nullable String subject,

        @Schema(nullable = true) @Nullable String fund,

        @Schema(nullable = true) @Nullable String project,

        @Schema(
                description =
                        "CREATED, CHANGED, REMOVED, UNCHANGED; of a sheet that is refused GOOD, or the rule that is broken",
                examples = "CHANGED")
        String code,

        @Schema(nullable = true, description = "For a person; null when nothing is wrong") @Nullable String detail) {
    static RowReportView of(RowReport report) {
        return new RowReportView(
                report.row(), report.subject(), report.fund(), report.project(), report.code(), report.detail());
    }
}

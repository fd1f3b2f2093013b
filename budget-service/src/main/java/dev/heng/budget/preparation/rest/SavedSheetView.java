package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.RowReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a sheet of lines: every row is in it. */
@Schema(name = "SavedProposalSheet")
public record SavedSheetView(
        @Schema(description = "How many rows were read, the titles aside")
        int received,

        @Schema(description = "Of each, in the order of the sheet, what became of it")
        List<RowReportView> rows) {
    static SavedSheetView of(List<RowReport> reports) {
        return new SavedSheetView(
                reports.size(), reports.stream().map(RowReportView::of).toList());
    }
}

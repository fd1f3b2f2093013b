package dev.heng.budget.preparation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a row of a sheet, or what is wrong with it.
 *
 * @param row as the spreadsheet counts, from 1
 * @param subject null, as fund and project, when the row cannot be read
 * @param code CREATED, CHANGED, REMOVED, UNCHANGED; of a sheet that is refused GOOD, or the rule that is broken
 * @param detail a sentence for a person; null when nothing is wrong
 */
public record RowReport(
        int row,
        @Nullable String subject,
        @Nullable String fund,
        @Nullable String project,
        String code,
        @Nullable String detail) {
    /** Of a row of a sheet that is refused for other rows. */
    public static final String GOOD = "GOOD";

    static RowReport of(SheetRow row, String code, @Nullable String detail) {
        LineDraft draft = row.draft();
        return new RowReport(
                row.number(),
                draft == null ? null : draft.key().subject(),
                draft == null ? null : draft.key().fund(),
                draft == null ? null : draft.key().project(),
                code,
                detail);
    }
}

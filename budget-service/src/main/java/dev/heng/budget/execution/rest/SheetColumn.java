package dev.heng.budget.execution.rest;

import dev.heng.budget.sheet.CellForm;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a file of execution lines, in the order of the template. */
enum SheetColumn {
    ID("编号", true, "The line's own id in the source; the same id again is the same line"),
    CENTRE("责任中心", true, "Code of the centre"),
    SUBJECT("科目", true, "Code of the budget subject"),
    DATE("日期", true, "A date of the spreadsheet, or a text as 2026-03-31"),
    AMOUNT("金额", true, "At most 4 decimals; as a number 15 digits are kept, as a text all"),
    FUND("资金来源", false, "Code of the fund"),
    PROJECT("项目", false, "Code of the project"),
    DOCUMENT("单据号", false, "Lines of one document stand or fall together"),
    MEMO("摘要", false, "At most 1000 characters");

    private final String title;
    private final boolean isRequired;
    private final String meaning;

    SheetColumn(String title, boolean isRequired, String meaning) {
        this.title = title;
        this.isRequired = isRequired;
        this.meaning = meaning;
    }

    /** The column with this code or Chinese title; null when there is none. */
    static @Nullable SheetColumn titled(String header) {
        for (SheetColumn column : values()) {
            if (column.code().equals(header.toLowerCase(Locale.ROOT)) || column.title.equals(header)) {
                return column;
            }
        }
        return null;
    }

    /** All codes, for a person. */
    static String codes() {
        return Arrays.stream(values()).map(SheetColumn::code).collect(Collectors.joining(", "));
    }

    /** As the member of a JSON line. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return isRequired;
    }

    String meaning() {
        return meaning;
    }

    /** How its cells are read. */
    CellForm form() {
        return switch (this) {
            case AMOUNT -> CellForm.AMOUNT;
            case DATE -> CellForm.DATE;
            case ID, CENTRE, SUBJECT, FUND, PROJECT, DOCUMENT, MEMO -> CellForm.TEXT;
        };
    }
}

package dev.heng.budget.preparation.rest;

import dev.heng.budget.sheet.CellForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a sheet of lines of a proposal, in the order in which it is given out. */
enum ProposalSheetColumn {
    SUBJECT("科目编码", CellForm.TEXT),
    NAME("科目名称", CellForm.TEXT),
    FUND("资金来源", CellForm.TEXT),
    PROJECT("项目", CellForm.TEXT),
    M1("1月", CellForm.AMOUNT),
    M2("2月", CellForm.AMOUNT),
    M3("3月", CellForm.AMOUNT),
    M4("4月", CellForm.AMOUNT),
    M5("5月", CellForm.AMOUNT),
    M6("6月", CellForm.AMOUNT),
    M7("7月", CellForm.AMOUNT),
    M8("8月", CellForm.AMOUNT),
    M9("9月", CellForm.AMOUNT),
    M10("10月", CellForm.AMOUNT),
    M11("11月", CellForm.AMOUNT),
    M12("12月", CellForm.AMOUNT),
    TOTAL("全年", CellForm.AMOUNT),
    JUSTIFICATION("编制说明", CellForm.TEXT),
    REASON("变更原因", CellForm.TEXT),
    REMOVE("删除", CellForm.TEXT),
    VERSION("版本", CellForm.TEXT);

    /** January first. */
    static final List<ProposalSheetColumn> MONTHS = List.of(M1, M2, M3, M4, M5, M6, M7, M8, M9, M10, M11, M12);

    private final String title;
    private final CellForm form;

    ProposalSheetColumn(String title, CellForm form) {
        this.title = title;
        this.form = form;
    }

    /** The column with this code or Chinese title; null when there is none. */
    static @Nullable ProposalSheetColumn titled(String header) {
        return Arrays.stream(values())
                .filter(column -> column.code().equals(header.toLowerCase(Locale.ROOT)) || column.title.equals(header))
                .findFirst()
                .orElse(null);
    }

    /** All titles, for a person. */
    static String titles() {
        return Arrays.stream(values())
                .map(column -> column.title + " (" + column.code() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Where it stands in a sheet that is given out, from 0. */
    int place() {
        return List.of(values()).indexOf(this);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    CellForm form() {
        return form;
    }
}

package dev.heng.budget.execution.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty file of execution lines: the titles only, so that it stands for no line until somebody writes one. */
final class ExecutionTemplate {
    /** By it spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String TEXT_FORMAT = "@";
    private static final String DATE_FORMAT = "yyyy-mm-dd";
    private static final String AMOUNT_FORMAT = "#,##0.00##";
    private static final int WIDTH = 16;
    private static final int WIDTH_MEANING = 70;

    private ExecutionTemplate() {}

    static byte[] csv() {
        String header =
                Arrays.stream(SheetColumn.values()).map(SheetColumn::code).collect(Collectors.joining(","));
        return (BYTE_ORDER_MARK + header + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The second sheet, which nobody reads but a person, says what belongs where and shows a line. */
    static byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Heng", "1.0")) {
            header(workbook.newWorksheet("executions"));
            notes(workbook.newWorksheet("说明 notes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(Worksheet sheet) {
        int place = 0;
        for (SheetColumn column : SheetColumn.values()) {
            sheet.value(0, place, column.code());
            sheet.style(0, place).bold().set();
            sheet.style(place).format(format(column)).set();
            sheet.width(place, WIDTH);
            place++;
        }
        sheet.freezePane(0, 1);
    }

    private static void notes(Worksheet sheet) {
        String[] titles = {"column", "标题", "required 必填", "meaning", "example 示例"};
        for (int place = 0; place < titles.length; place++) {
            sheet.value(0, place, titles[place]);
            sheet.style(0, place).bold().set();
            sheet.width(place, WIDTH);
        }
        sheet.width(titles.length - 2, WIDTH_MEANING);
        int row = 0;
        for (SheetColumn column : SheetColumn.values()) {
            row++;
            sheet.value(row, 0, column.code());
            sheet.value(row, 1, column.title());
            sheet.value(row, 2, column.isRequired() ? "yes 是" : "no 否");
            sheet.value(row, titles.length - 2, column.meaning());
            example(sheet, row, titles.length - 1, column);
        }
    }

    private static void example(Worksheet sheet, int row, int place, SheetColumn column) {
        switch (column) {
            case ID -> sheet.value(row, place, "2026-03-0001");
            case CENTRE -> sheet.value(row, place, "C-CARD");
            case SUBJECT -> sheet.value(row, place, "REV_OP");
            case DATE -> sheet.value(row, place, LocalDate.of(2026, 3, 31));
            case AMOUNT -> sheet.value(row, place, new BigDecimal("1200.5"));
            case FUND -> sheet.value(row, place, "OWN");
            case PROJECT -> sheet.value(row, place, "-");
            case DOCUMENT -> sheet.value(row, place, "V-2026-0315");
            case MEMO -> sheet.value(row, place, "门诊收入");
        }
        sheet.style(row, place).format(format(column)).set();
    }

    private static String format(SheetColumn column) {
        return switch (column) {
            case DATE -> DATE_FORMAT;
            case AMOUNT -> AMOUNT_FORMAT;
            case ID, CENTRE, SUBJECT, FUND, PROJECT, DOCUMENT, MEMO -> TEXT_FORMAT;
        };
    }
}

package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.ProposalLine;
import dev.heng.budget.sheet.SheetRows;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.json.Decimals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of a proposal as a workbook that can be sent back. Every text is a cell of texts, so that none is ever a formula, whatever it
 * begins with; only the totals are. The versions stand in a hidden column.
 */
final class ProposalSheetFile {
    private static final String TEXT_FORMAT = "@";
    private static final String AMOUNT_FORMAT = "#,##0.00##";
    private static final int WIDTH = 14;
    private static final int WIDTH_TEXT = 36;
    /** A spreadsheet keeps no more of a number. */
    private static final int DIGITS_MAX = 15;

    private ProposalSheetFile() {}

    /** @param chart the subjects of the hospital */
    static byte[] of(List<ProposalLine> lines, List<Subject> chart) {
        Map<String, Subject> subjects = chart.stream().collect(Collectors.toMap(Subject::code, Function.identity()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Heng", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("预算申报");
            header(sheet);
            int row = 1;
            for (ProposalLine line : lines) {
                line(sheet, row, line, subjects.get(line.key().subject()));
                row++;
            }
            subjects(workbook.newWorksheet("科目 subjects"), chart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(Worksheet sheet) {
        for (ProposalSheetColumn column : ProposalSheetColumn.values()) {
            int place = column.place();
            sheet.value(0, place, column.title());
            sheet.style(0, place).bold().set();
            boolean isText = column == ProposalSheetColumn.NAME || column == ProposalSheetColumn.JUSTIFICATION;
            sheet.width(place, isText ? WIDTH_TEXT : WIDTH);
            sheet.style(place).format(format(column)).set();
        }
        sheet.hideColumn(ProposalSheetColumn.VERSION.place());
        sheet.freezePane(2, 1);
    }

    private static String format(ProposalSheetColumn column) {
        return switch (column.form()) {
            case AMOUNT -> AMOUNT_FORMAT;
            case TEXT, DATE -> TEXT_FORMAT;
        };
    }

    private static void line(Worksheet sheet, int row, ProposalLine line, @Nullable Subject subject) {
        text(sheet, row, ProposalSheetColumn.SUBJECT, line.key().subject());
        text(sheet, row, ProposalSheetColumn.NAME, subject == null ? null : subject.name());
        text(sheet, row, ProposalSheetColumn.FUND, line.key().fund());
        text(sheet, row, ProposalSheetColumn.PROJECT, line.key().project());
        for (ProposalSheetColumn month : ProposalSheetColumn.MONTHS) {
            amount(sheet, row, month, line.amounts().get(ProposalSheetColumn.MONTHS.indexOf(month)));
        }
        String first = SheetRows.letters(ProposalSheetColumn.M1.place()) + (row + 1);
        String last = SheetRows.letters(ProposalSheetColumn.M12.place()) + (row + 1);
        boolean isBalance = subject != null && subject.nature() == Nature.STOCK;
        int total = ProposalSheetColumn.TOTAL.place();
        if (line.amounts().stream().allMatch(ProposalSheetFile::isKept)) {
            sheet.formula(row, total, isBalance ? last : "SUM(" + first + ":" + last + ")");
            sheet.style(row, total).format(AMOUNT_FORMAT).set();
        }
        text(sheet, row, ProposalSheetColumn.JUSTIFICATION, line.justification());
        text(sheet, row, ProposalSheetColumn.VERSION, String.valueOf(line.version()));
    }

    private static boolean isKept(BigDecimal amount) {
        return Decimals.plain(amount).precision() <= DIGITS_MAX;
    }

    /** A number with more digits than a spreadsheet keeps stands as a text, of which it changes none. */
    private static void amount(Worksheet sheet, int row, ProposalSheetColumn column, BigDecimal amount) {
        BigDecimal plain = Decimals.plain(amount);
        if (isKept(amount)) {
            sheet.value(row, column.place(), plain);
            sheet.style(row, column.place()).format(AMOUNT_FORMAT).set();
        } else {
            text(sheet, row, column, plain.toPlainString());
        }
    }

    private static void text(Worksheet sheet, int row, ProposalSheetColumn column, @Nullable String text) {
        if (text != null) {
            sheet.value(row, column.place(), text);
            sheet.style(row, column.place()).format(TEXT_FORMAT).set();
        }
    }

    /** What can be planned, for whoever looks for a code. */
    private static void subjects(Worksheet sheet, List<Subject> chart) {
        Set<String> sums = new HashSet<>();
        chart.stream().map(Subject::parent).filter(Objects::nonNull).forEach(sums::add);
        String[] titles = {"科目编码", "科目名称", "类别", "性质", "单位"};
        for (int place = 0; place < titles.length; place++) {
            sheet.value(0, place, titles[place]);
            sheet.style(0, place).bold().set();
            sheet.width(place, place == 1 ? WIDTH_TEXT : WIDTH);
        }
        int row = 0;
        for (Subject subject : chart) {
            if (!sums.contains(subject.code())) {
                row++;
                sheet.value(row, 0, subject.code());
                sheet.value(row, 1, subject.name());
                sheet.value(row, 2, subject.category().name());
                sheet.value(row, 3, subject.nature().name());
                sheet.value(row, 4, subject.unit().name());
            }
        }
    }
}

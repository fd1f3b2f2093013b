package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.LineDraft;
import dev.heng.budget.preparation.LineKey;
import dev.heng.budget.preparation.PhasingWay;
import dev.heng.budget.preparation.SheetRow;
import dev.heng.budget.sheet.CellForms;
import dev.heng.budget.sheet.CellValue;
import dev.heng.budget.sheet.SheetCell;
import dev.heng.budget.sheet.SheetRows;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet as lines of a proposal. The first row that is not empty names the columns, in any order; a month without an
 * amount is 0, and a row with the amount of the year only is divided evenly.
 */
final class ProposalSheetRows implements SheetRows {
    private static final Pattern CODE = Pattern.compile(Texts.CODE);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Set<String> YES = Set.of("x", "是", "删除", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "no", "false", "0");
    private static final String INVALID_FORMAT = "INVALID_FORMAT";
    private static final String REQUIRED = "REQUIRED";

    private final int rowsMax;
    private final CellForms forms = new CellForms(false);
    private final Map<Integer, ProposalSheetColumn> columns = new TreeMap<>();
    private final List<Violation> headerFaults = new ArrayList<>();
    private final List<SheetRow> rows = new ArrayList<>();
    private boolean hasHeader;

    ProposalSheetRows(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    @Override
    public boolean add(int number, SortedMap<Integer, SheetCell> cells) {
        if (cells.values().stream().allMatch(SheetCell::isBlank)) {
            return true;
        }
        if (!hasHeader) {
            hasHeader = true;
            header(number, cells);
            return headerFaults.isEmpty();
        }
        if (rows.size() == rowsMax) {
            throw new ProblemException(
                    EdgeProblem.BODY_TOO_LARGE, "A sheet has at most " + rowsMax + " rows beside its titles.");
        }
        rows.add(row(number, cells));
        return true;
    }

    /** @throws ProblemException 400 when the titles are not those of such a sheet */
    List<SheetRow> rows() {
        if (!hasHeader) {
            throw ProblemException.invalid(
                    "",
                    REQUIRED,
                    "The file has no row with the titles of its columns: " + ProposalSheetColumn.titles());
        }
        if (!headerFaults.isEmpty()) {
            throw ProblemException.invalid(headerFaults);
        }
        return rows;
    }

    private void header(int number, SortedMap<Integer, SheetCell> cells) {
        cells.forEach((place, cell) -> {
            if (cell.isBlank()) {
                return;
            }
            ProposalSheetColumn column = ProposalSheetColumn.titled(cell.text().strip());
            if (column == null) {
                headerFaults.add(fault(
                        number,
                        SheetRows.letters(place),
                        "UNKNOWN_MEMBER",
                        "There is no such column; known are " + ProposalSheetColumn.titles() + "."));
            } else if (columns.containsValue(column)) {
                headerFaults.add(fault(number, column.code(), "DUPLICATE", "The column stands twice."));
            } else {
                columns.put(place, column);
            }
        });
        if (!columns.containsValue(ProposalSheetColumn.SUBJECT)) {
            headerFaults.add(fault(
                    number,
                    ProposalSheetColumn.SUBJECT.code(),
                    REQUIRED,
                    "The column " + ProposalSheetColumn.SUBJECT.title() + " (subject) is missing."));
        }
    }

    private static Violation fault(int row, String column, String code, String detail) {
        return new Violation("/rows/" + row + "/" + column, code, "Row " + row + ", " + column + ": " + detail);
    }

    private SheetRow row(int number, SortedMap<Integer, SheetCell> cells) {
        Row row = new Row(number);
        cells.forEach((place, cell) -> {
            if (cell.isBlank()) {
                return;
            }
            ProposalSheetColumn column = columns.get(place);
            if (column == null) {
                row.refuse(SheetRows.letters(place), "UNKNOWN_MEMBER", "Something stands in a column without a title.");
            } else {
                row.read(column, cell);
            }
        });
        LineDraft draft = row.draft();
        return new SheetRow(number, row.faults.isEmpty() ? draft : null, row.faults);
    }

    /** A row while it is read. */
    private final class Row {
        private final int number;
        private final Map<ProposalSheetColumn, String> texts = new EnumMap<>(ProposalSheetColumn.class);
        private final List<Violation> faults = new ArrayList<>();

        Row(int number) {
            this.number = number;
        }

        void refuse(String column, String code, String detail) {
            faults.add(fault(number, column, code, detail));
        }

        void read(ProposalSheetColumn column, SheetCell cell) {
            boolean isUncomputed = cell.kind() == SheetCell.Kind.UNCOMPUTED;
            if (column == ProposalSheetColumn.NAME || (column == ProposalSheetColumn.TOTAL && isUncomputed)) {
                // told for a person, and the sum that the sheet itself makes when it is opened
                return;
            }
            if (column == ProposalSheetColumn.REMOVE && cell.kind() == SheetCell.Kind.TRUTH) {
                texts.put(column, cell.text());
                return;
            }
            switch (forms.read(column.form(), cell)) {
                case CellValue.Good good -> texts.put(column, good.text());
                case CellValue.Refused bad -> refuse(column.code(), bad.code(), bad.detail());
            }
        }

        @Nullable LineDraft draft() {
            String subject = code(ProposalSheetColumn.SUBJECT, null);
            String fund = code(ProposalSheetColumn.FUND, LineKey.FUND_OWN);
            String project = code(ProposalSheetColumn.PROJECT, LineKey.PROJECT_NONE);
            Long version = version();
            boolean isRemoved = isRemoved();
            String justification = text(ProposalSheetColumn.JUSTIFICATION);
            String reason = text(ProposalSheetColumn.REASON);
            LineDraft.Plan plan = isRemoved ? null : plan();
            if (subject == null || fund == null || project == null || (plan == null && !isRemoved)) {
                return null;
            }
            return new LineDraft(new LineKey(subject, fund, project), plan, justification, reason, version);
        }

        private @Nullable String code(ProposalSheetColumn column, @Nullable String absent) {
            String code = texts.get(column);
            if (code == null) {
                if (absent == null && faults.isEmpty()) {
                    refuse(column.code(), REQUIRED, "The row names no " + column.title() + ".");
                }
                return absent;
            }
            if (!CODE.matcher(code).matches() && !code.equals(absent)) {
                refuse(column.code(), INVALID_FORMAT, "Not a code: letters, digits, dot, underscore, hyphen.");
            }
            return code;
        }

        private @Nullable Long version() {
            String version = texts.get(ProposalSheetColumn.VERSION);
            if (version == null) {
                return null;
            }
            if (!VERSION.matcher(version).matches()) {
                refuse(
                        ProposalSheetColumn.VERSION.code(),
                        INVALID_FORMAT,
                        "Not a version; leave it as it was given out.");
                return null;
            }
            return Long.valueOf(version);
        }

        private boolean isRemoved() {
            String said = texts.getOrDefault(ProposalSheetColumn.REMOVE, "0").toLowerCase(java.util.Locale.ROOT);
            if (!YES.contains(said) && !NO.contains(said)) {
                refuse(
                        ProposalSheetColumn.REMOVE.code(),
                        "UNKNOWN_VALUE",
                        "Write x to take the line away, or nothing.");
            }
            return YES.contains(said);
        }

        private @Nullable String text(ProposalSheetColumn column) {
            if (!columns.containsValue(column)) {
                return null;
            }
            String text = LineRequest.tidied(texts.getOrDefault(column, ""));
            if (text != null && (text.length() > LineRequest.TEXT_LENGTH_MAX || !Texts.isClean(text))) {
                refuse(
                        column.code(),
                        "INVALID_TEXT",
                        "At most " + LineRequest.TEXT_LENGTH_MAX + " characters without control characters.");
            }
            return text;
        }

        private LineDraft.@Nullable Plan plan() {
            String total = texts.get(ProposalSheetColumn.TOTAL);
            boolean hasMonths = ProposalSheetColumn.MONTHS.stream().anyMatch(texts::containsKey);
            if (hasMonths) {
                return new LineDraft.ByHand(
                        ProposalSheetColumn.MONTHS.stream()
                                .map(month -> new BigDecimal(texts.getOrDefault(month, "0")))
                                .toList(),
                        total == null ? null : new BigDecimal(total));
            }
            if (total != null) {
                return new LineDraft.Phased(new BigDecimal(total), PhasingWay.EVEN, List.of());
            }
            if (faults.isEmpty()) {
                refuse(ProposalSheetColumn.TOTAL.code(), REQUIRED, "The row has no amount; write 0 for nothing.");
            }
            return null;
        }
    }
}

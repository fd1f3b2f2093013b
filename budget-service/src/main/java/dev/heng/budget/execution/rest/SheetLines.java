package dev.heng.budget.execution.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.sheet.CellForms;
import dev.heng.budget.sheet.CellValue;
import dev.heng.budget.sheet.SheetCell;
import dev.heng.budget.sheet.SheetRows;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes execution lines of the rows of a file. The first row that is not empty names the columns; each one after it becomes a line as JSON
 * and is judged as such, so that a file keeps the very rules of the other two forms. What is wrong is named by row and column.
 */
final class SheetLines implements SheetRows {
    private static final int VIOLATIONS_SHOWN = 100;
    private static final int TITLE_SHOWN = 40;

    private final StrictJson json;
    private final int linesMax;
    private final List<ExecutionLine> lines = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Integer, SheetColumn> columns = new TreeMap<>();
    private final Map<SheetColumn, Integer> places = new EnumMap<>(SheetColumn.class);
    private CellForms forms = new CellForms(false);
    private boolean hasHeader;
    private int read;
    private int found;

    /** @param linesMax where reading ends: one line more is read of a file that goes on */
    SheetLines(StrictJson json, int linesMax) {
        this.json = json;
        this.linesMax = linesMax;
    }

    @Override
    public void countDaysFrom1904() {
        forms = new CellForms(true);
    }

    @Override
    public boolean add(int number, SortedMap<Integer, SheetCell> cells) {
        if (cells.values().stream().allMatch(SheetCell::isBlank)) {
            return true;
        }
        if (!hasHeader) {
            hasHeader = true;
            header(number, cells);
            return found == 0;
        }
        line(number, cells);
        return ++read <= linesMax;
    }

    /**
     * The lines of all rows.
     *
     * @throws ProblemException 400 with the first hundred violations and the number of all
     */
    List<ExecutionLine> lines() {
        if (!hasHeader) {
            throw ProblemException.invalid(
                    "", "REQUIRED", "The file has no row with the titles of its columns: " + SheetColumn.codes() + ".");
        }
        if (found > violations.size()) {
            throw new ProblemException(
                    EdgeProblem.INVALID_REQUEST,
                    "The file has " + found + " violations; the first " + violations.size() + " are named.",
                    violations);
        }
        if (found > 0) {
            throw ProblemException.invalid(violations);
        }
        return lines;
    }

    private void header(int number, SortedMap<Integer, SheetCell> cells) {
        cells.forEach((place, cell) -> {
            if (cell.isBlank()) {
                return;
            }
            String title = cell.text().strip();
            SheetColumn column = SheetColumn.titled(title);
            if (column == null) {
                refuse(
                        number,
                        SheetRows.letters(place),
                        "UNKNOWN_MEMBER",
                        at(number, place) + "there is no column " + shown(title) + "; known are " + SheetColumn.codes()
                                + ".");
            } else if (places.putIfAbsent(column, place) != null) {
                refuse(
                        number,
                        column.code(),
                        "DUPLICATE",
                        at(number, place) + "the column " + column.code() + " stands twice.");
            } else {
                columns.put(place, column);
            }
        });
        for (SheetColumn column : SheetColumn.values()) {
            if (column.isRequired() && !places.containsKey(column)) {
                refuse(
                        number,
                        column.code(),
                        "REQUIRED",
                        "Row " + number + ": the column " + column.code() + " (" + column.title() + ") is missing.");
            }
        }
    }

    private void line(int number, SortedMap<Integer, SheetCell> cells) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        Set<SheetColumn> refused = new HashSet<>();
        cells.forEach((place, cell) -> {
            if (cell.isBlank()) {
                return;
            }
            SheetColumn column = columns.get(place);
            if (column == null) {
                refuse(
                        number,
                        SheetRows.letters(place),
                        "UNKNOWN_MEMBER",
                        at(number, place) + "something stands in a column without a title.");
                return;
            }
            switch (forms.read(column.form(), cell)) {
                case CellValue.Good good
                when column == SheetColumn.AMOUNT -> line.put(column.code(), new BigDecimal(good.text()));
                case CellValue.Good good -> line.put(column.code(), good.text());
                case CellValue.Refused bad -> {
                    refused.add(column);
                    refuse(number, column.code(), bad.code(), at(number, column) + bad.detail());
                }
            }
        });
        judge(number, line, refused);
    }

    private void judge(int number, ObjectNode line, Set<SheetColumn> refused) {
        String pointer = "/rows/" + number;
        try {
            ExecutionLine good =
                    json.read(line.toString(), LineRequest.class, pointer).line();
            if (found == 0) {
                lines.add(good);
            }
        } catch (ProblemException bad) {
            if (bad.violations().isEmpty()) {
                refuse(pointer, bad.problem().name(), "Row " + number + ": " + bad.getMessage());
            }
            for (Violation violation : bad.violations()) {
                SheetColumn column = violation.pointer().length() > pointer.length()
                        ? SheetColumn.titled(violation.pointer().substring(pointer.length() + 1))
                        : null;
                if (column == null) {
                    refuse(violation.pointer(), violation.code(), "Row " + number + ": " + violation.detail());
                } else if (!refused.contains(column)) {
                    refuse(number, column.code(), violation.code(), at(number, column) + violation.detail());
                }
            }
        }
    }

    private void refuse(int row, String column, String code, String detail) {
        refuse("/rows/" + row + "/" + column, code, detail);
    }

    private void refuse(String pointer, String code, String detail) {
        found++;
        if (violations.size() < VIOLATIONS_SHOWN) {
            violations.add(new Violation(pointer, code, detail));
        }
    }

    private String at(int row, SheetColumn column) {
        @Nullable Integer place = places.get(column);
        return place == null
                ? "Row " + row + ": "
                : "Row " + row + ", column " + SheetRows.letters(place) + " (" + column.code() + "): ";
    }

    private static String at(int row, int place) {
        return "Row " + row + ", column " + SheetRows.letters(place) + ": ";
    }

    private static String shown(String title) {
        int[] signs = title.codePoints()
                .limit(TITLE_SHOWN)
                .map(sign ->
                        Character.isISOControl(sign) || Character.getType(sign) == Character.SURROGATE ? '?' : sign)
                .toArray();
        return "\"" + new String(signs, 0, signs.length) + "\"";
    }
}

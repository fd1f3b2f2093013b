package dev.heng.budget.sheet;

/**
 * A cell as it stands in a file.
 *
 * @param text of a number what the file holds, digit by digit
 * @param format of a number how the spreadsheet shows it; empty when nothing is said
 */
public record SheetCell(Kind kind, String text, String format) {
    /** What a cell holds; CSV has texts only. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        ERROR,
        /** A formula that no spreadsheet has computed. */
        UNCOMPUTED
    }

    /** A cell that holds a text. */
    public static SheetCell text(String text) {
        return new SheetCell(Kind.TEXT, text, "");
    }

    /** Whether nothing can be seen in it. */
    public boolean isBlank() {
        return kind == Kind.TEXT && text.isBlank();
    }
}

package dev.heng.budget.sheet;

import java.util.SortedMap;

/** Takes the rows of a file, one after the other. */
@FunctionalInterface
public interface SheetRows {
    /** Letters that name columns. */
    int ALPHABET = 26;

    /**
     * @param number of the row as the spreadsheet counts, from 1
     * @param cells by column from 0; blank ones may be absent
     * @return false when no more rows are wanted
     */
    boolean add(int number, SortedMap<Integer, SheetCell> cells);

    /** Says, before the first row, that the workbook counts its days from 1904. */
    default void countDaysFrom1904() {
        // whoever reads no dates need not know
    }

    /** The name of a column: 0 is A, 26 is AA. */
    static String letters(int place) {
        StringBuilder letters = new StringBuilder();
        for (int left = place + 1; left > 0; left = (left - 1) / ALPHABET) {
            letters.insert(0, (char) ('A' + (left - 1) % ALPHABET));
        }
        return letters.toString();
    }
}

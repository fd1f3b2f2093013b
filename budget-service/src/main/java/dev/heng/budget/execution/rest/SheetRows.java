package dev.heng.budget.execution.rest;

import java.util.SortedMap;

/** Takes the rows of a file, one after the other. */
@FunctionalInterface
interface SheetRows {
    /**
     * @param number of the row as the spreadsheet counts, from 1
     * @param cells by column from 0; blank ones may be absent
     * @return false when no more rows are wanted
     */
    boolean add(int number, SortedMap<Integer, SheetCell> cells);
}

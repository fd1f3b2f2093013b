package dev.heng.budget.sheet;

/** What a cell says, or why it says nothing that can be used. */
public sealed interface CellValue {
    /** @param text as a JSON line has it: a number in plain notation, a date as 2026-03-31 */
    record Good(String text) implements CellValue {}

    /** @param code of the rule that is broken */
    record Refused(String code, String detail) implements CellValue {}
}

package dev.heng.budget.subject;

/** The unit of a subject's figures; MONEY is in the hospital's currency. */
public enum Unit {
    MONEY,
    VISIT,
    BED_DAY,
    PERSON,
    HOUR,
    CASE,
    BED,
    ITEM,
    POINT,
    DAY
}

package dev.heng.catalog.formula;

/** What an expression gives. */
enum ValueType {
    NUMBER,
    /** True or false: conditions only. */
    CONDITION,
    /** One number for each direct child: only a mean can use it. */
    SERIES,
    /** Already complained about. */
    UNKNOWN
}

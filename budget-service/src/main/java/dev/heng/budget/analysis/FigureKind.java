package dev.heng.budget.analysis;

/** The parts of a cell; an entry changes one of them. */
public enum FigureKind {
    ORIGINAL,
    ADJUSTMENT,
    RESERVED,
    EXECUTED
}

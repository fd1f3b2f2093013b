package dev.heng.budget.subject;

/** FLOW figures of a period are added; a STOCK figure is the balance at its end. */
public enum Nature {
    FLOW,
    STOCK
}

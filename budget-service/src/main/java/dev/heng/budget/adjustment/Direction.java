package dev.heng.budget.adjustment;

/** A direction in which budget may not move, from lines of the one side to lines of the other. */
public record Direction(Side from, Side to) {}

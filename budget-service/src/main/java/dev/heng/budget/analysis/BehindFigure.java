package dev.heng.budget.analysis;

import java.util.List;

/** Which entries somebody wants to see: those of one part of the cells, or of the budget in force, which is two parts. */
public enum BehindFigure {
    ORIGINAL(FigureKind.ORIGINAL),
    ADJUSTMENT(FigureKind.ADJUSTMENT),
    BUDGET(FigureKind.ORIGINAL, FigureKind.ADJUSTMENT),
    RESERVED(FigureKind.RESERVED),
    EXECUTED(FigureKind.EXECUTED);

    private final List<FigureKind> kinds;

    BehindFigure(FigureKind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** The parts of the cells whose entries add up to it. */
    public List<FigureKind> kinds() {
        return kinds;
    }
}

package dev.heng.evaluation.formula;

import java.util.Objects;

/**
 * Where, when and in which world a formula is read. Widening or moving the context is the only way a formula reaches
 * other centres, months or scenarios; finished results are never combined, so that a ratio is always a ratio of sums.
 *
 * @param centre code of the centre
 * @param space which centres around it are meant, on the tree of the window's last day
 */
public record Context(String centre, Space space, Window window, Scenario scenario) {

    public Context {
        Objects.requireNonNull(centre, "centre");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(scenario, "scenario");
    }

    /** A centre with all its descendants, which is what a scorecard is about. */
    public static Context of(String centre, Window window, Scenario scenario) {
        return new Context(centre, Space.SUBTREE, window, scenario);
    }

    public Context in(Scenario other) {
        return new Context(centre, space, window, other);
    }

    public Context during(Window other) {
        return new Context(centre, space, other, scenario);
    }

    public Context within(Space other) {
        return new Context(centre, other, window, scenario);
    }

    /**
     * At another centre, with all its descendants: {@code own(e / parent(e))} compares the centre alone with the whole
     * of its parent.
     */
    public Context at(String other) {
        return new Context(other, Space.SUBTREE, window, scenario);
    }

    /**
     * Where the opening balance of this context is found: the end of the month before. A plan for a year starts from
     * what is there, so the opening of a year's first period is an actual one in every scenario.
     */
    public Context opening() {
        return new Context(centre, space, window.monthBefore(), window.beginsInJanuary() ? Scenario.ACTUAL : scenario);
    }
}

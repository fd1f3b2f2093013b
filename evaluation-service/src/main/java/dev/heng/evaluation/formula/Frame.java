package dev.heng.evaluation.formula;

/** A change of the context that needs no look at the hospital. */
public sealed interface Frame {

    /** {@code actual(e)}, {@code budget(e)}, ...: reads one scenario whatever the current one is. */
    record Pinned(Scenario scenario) implements Frame {}

    /** {@code ytd(e)}: from January to the end of the period. */
    record YearToDate() implements Frame {}

    /** {@code yoy(e)}: the same period a year earlier. */
    record YearBefore() implements Frame {}

    /** {@code prior(e, n)}: the period n back. */
    record Prior(int n) implements Frame {
        public Prior {
            requirePositive(n);
        }
    }

    /** {@code rolling(e, n)}: n periods as one, the last of which is this one. */
    record Rolling(int n) implements Frame {
        public Rolling {
            requirePositive(n);
        }
    }

    /** {@code own(e)}: the centre without its descendants. */
    record Own() implements Frame {}

    /** The context in which the framed expression is evaluated. */
    default Context of(Context at) {
        return switch (this) {
            case Pinned(Scenario scenario) -> at.in(scenario);
            case YearToDate() -> at.during(at.window().yearToDate());
            case YearBefore() -> at.during(at.window().yearBefore());
            case Prior(int n) -> at.during(at.window().back(n));
            case Rolling(int n) -> at.during(at.window().rolling(n));
            case Own() -> at.within(Space.OWN);
        };
    }

    private static void requirePositive(int n) {
        if (n < 1) {
            throw new FormulaRefused("a number of periods is at least 1, not " + n);
        }
    }
}

package dev.heng.evaluation.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reason, precise enough to act on.
 *
 * @param code what is the matter
 * @param measure the subject, input, indicator, class or expression concerned
 * @param centre the centre concerned, or null
 * @param period the period concerned ({@link Window#label()}), or null
 * @param scenario the scenario concerned, or null
 */
public record Reason(
        ReasonCode code,
        String measure,
        @Nullable String centre,
        @Nullable String period,
        @Nullable Scenario scenario) {

    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(measure, "measure");
    }

    /** A reason about a thing as a whole, wherever and whenever. */
    public static Reason of(ReasonCode code, String measure) {
        return new Reason(code, measure, null, null, null);
    }

    /** A reason at a place in a period. */
    public static Reason at(ReasonCode code, String measure, Context at) {
        return new Reason(code, measure, at.centre(), at.window().label(), at.scenario());
    }
}

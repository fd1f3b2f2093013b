package dev.heng.evaluation.result.rest;

import dev.heng.edge.ProblemException;
import dev.heng.evaluation.result.ReadScorecards.Freshness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code afterSequence} and {@code waitMs}. */
final class Waiting {
    private static final long WAIT_MS_MAX = 30_000;
    private static final long WAIT_MS_DEFAULT = 5_000;

    private Waiting() {}

    /** @throws ProblemException 400 when one is not a whole number in its range */
    static Freshness read(@Nullable String afterSequence, @Nullable String waitMs) {
        Long sequence = afterSequence == null ? null : number("afterSequence", afterSequence, Long.MAX_VALUE);
        long wait = sequence == null ? 0 : WAIT_MS_DEFAULT;
        if (waitMs != null) {
            wait = number("waitMs", waitMs, WAIT_MS_MAX);
        }
        return new Freshness(sequence, Duration.ofMillis(wait));
    }

    private static long number(String name, String text, long max) {
        try {
            long number = text.matches("[0-9]{1,19}") ? Long.parseLong(text) : -1;
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException tooLarge) {
            // answered below
        }
        throw ProblemException.invalid("?" + name, "OUT_OF_RANGE", name + " is a whole number from 0 to " + max + ".");
    }
}

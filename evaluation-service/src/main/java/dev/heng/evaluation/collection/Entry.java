package dev.heng.evaluation.collection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters for an indicator of a centre in a period; what is null was not entered.
 *
 * @param rating 0..100
 * @param actual replaces the computed actual
 * @param target replaces the computed budget value
 * @param veto whether the event happened
 * @param evidence what it stands on
 */
public record Entry(
        Place place,
        @Nullable BigDecimal rating,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal target,
        @Nullable Boolean veto,
        @Nullable String evidence) {

    /** What an entry is about; an entry replaces the one before of the same place. */
    public record Place(String centre, String period, String indicator) {}
}

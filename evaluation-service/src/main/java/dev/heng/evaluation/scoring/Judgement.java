package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item before weights.
 *
 * @param status as published
 * @param standing what it does to its class
 * @param points null unless it counts
 * @param actual the actual that was used or seen, or null
 * @param budget the target that was seen, or null
 * @param reasons why it is not scored, or what was done so that it is
 */
record Judgement(
        ItemStatus status,
        Standing standing,
        @Nullable BigDecimal points,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal budget,
        List<Reason> reasons) {

    /** What an item does to its class. */
    enum Standing {
        /** It has points. */
        COUNTS,
        /** It has none and the class cannot do without it. */
        BLOCKS,
        /** Its weight goes to the others if enough of the class is left. */
        YIELDS,
        /** It is no part of the class this time. */
        LEAVES
    }

    Judgement as(ItemStatus otherStatus, Standing otherStanding) {
        return new Judgement(otherStatus, otherStanding, points, actual, budget, reasons);
    }

    Judgement withPoints(BigDecimal otherPoints) {
        return new Judgement(status, standing, otherPoints, actual, budget, reasons);
    }

    Judgement withReason(ReasonCode code, String indicator) {
        List<Reason> more = Stream.concat(reasons.stream(), Stream.of(Reason.of(code, indicator)))
                .distinct()
                .toList();
        return new Judgement(status, standing, points, actual, budget, more);
    }
}

package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months of a line.
 *
 * @param amounts of the twelve, January first
 * @param used how they came about
 */
record Months(List<BigDecimal> amounts, PhasingUsed used) {
    /**
     * The months that a plan means.
     *
     * @param season of the subject; only asked for a plan by it
     */
    static Months of(LineDraft.Plan plan, KnownSubjects.Known subject, @Nullable Season season) {
        return switch (plan) {
            case LineDraft.ByHand hand -> new Months(hand.amounts(), PhasingUsed.HAND);
            case LineDraft.Phased phased
            when subject.isBalance() ->
                new Months(List.copyOf(Collections.nCopies(Season.MONTHS, phased.amount())), PhasingUsed.BALANCE);
            case LineDraft.Phased phased ->
                switch (phased.way()) {
                    case EVEN -> divided(phased.amount(), subject, Season.EVEN, PhasingUsed.EVEN);
                    case WEIGHTS -> divided(phased.amount(), subject, phased.weights(), PhasingUsed.WEIGHTS);
                    case SEASON -> {
                        if (season == null) {
                            throw new IllegalArgumentException("a season is needed");
                        }
                        yield divided(phased.amount(), subject, season.weights(), season.used());
                    }
                };
        };
    }

    private static Months divided(
            BigDecimal amount, KnownSubjects.Known subject, List<BigDecimal> weights, PhasingUsed used) {
        return new Months(Phasing.divide(amount, weights, Phasing.decimals(amount, subject.isMoney())), used);
    }

    /** Whether the months are the same numbers. */
    static boolean areEqual(List<BigDecimal> some, List<BigDecimal> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int month = 0; month < some.size(); month++) {
            if (some.get(month).compareTo(others.get(month)) != 0) {
                return false;
            }
        }
        return true;
    }
}

package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Value;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known about one item of a centre and period, overriding inputs already in place of the computed values.
 *
 * @param indicator whose figures they are
 * @param actual the actual; for a modifier that of its formula, if it has one
 * @param budget the target
 * @param prior the actual of the period before
 * @param samePeriodLastYear the actual of the same period a year earlier
 * @param rating a modifier's rating 0..100, if entered
 * @param hasEvent whether the event of a veto item happened
 * @param hasEvidence whether evidence was entered, which an exemption needs
 */
public record ItemFigures(
        String indicator,
        Value actual,
        Value budget,
        Value prior,
        Value samePeriodLastYear,
        Optional<BigDecimal> rating,
        boolean hasEvent,
        boolean hasEvidence) {

    public ItemFigures {
        requireNoTruth(indicator, actual);
        requireNoTruth(indicator, budget);
        requireNoTruth(indicator, prior);
        requireNoTruth(indicator, samePeriodLastYear);
    }

    /** Nothing is known: everything missing, no event, no evidence. */
    public static ItemFigures none(String indicator) {
        Value missing = Value.missing(Reason.of(ReasonCode.NO_INPUT, indicator));
        return new ItemFigures(indicator, missing, missing, missing, missing, Optional.empty(), false, false);
    }

    public ItemFigures withActual(Value value) {
        return new ItemFigures(indicator, value, budget, prior, samePeriodLastYear, rating, hasEvent, hasEvidence);
    }

    public ItemFigures withBudget(Value value) {
        return new ItemFigures(indicator, actual, value, prior, samePeriodLastYear, rating, hasEvent, hasEvidence);
    }

    public ItemFigures withPast(Value priorValue, Value samePeriodLastYearValue) {
        return new ItemFigures(
                indicator, actual, budget, priorValue, samePeriodLastYearValue, rating, hasEvent, hasEvidence);
    }

    public ItemFigures withRating(BigDecimal value) {
        return new ItemFigures(
                indicator, actual, budget, prior, samePeriodLastYear, Optional.of(value), hasEvent, hasEvidence);
    }

    public ItemFigures withEvent() {
        return new ItemFigures(indicator, actual, budget, prior, samePeriodLastYear, rating, true, hasEvidence);
    }

    public ItemFigures withEvidence() {
        return new ItemFigures(indicator, actual, budget, prior, samePeriodLastYear, rating, hasEvent, true);
    }

    private static void requireNoTruth(String indicator, Value value) {
        if (value instanceof Value.Truth) {
            throw new IllegalArgumentException("the indicator " + indicator + " has a condition for a number");
        }
    }
}

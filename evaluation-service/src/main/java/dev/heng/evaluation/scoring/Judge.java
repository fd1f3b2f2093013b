package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.scoring.Judgement.Standing;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one item. The order is fixed, so that an item always gets the same first verdict: the actual (missing, then
 * undefined), the budget alike, then a budget of zero; at last the item's policy for what is missing or not scorable.
 */
final class Judge {

    private static final int EXPONENT_MAX = 99;

    private Judge() {}

    /** An item of BASIC or AUXILIARY. */
    static Judgement ofComposed(SchemeItem item, ItemFigures figures) {
        boolean isCarried = item.missing() == MissingPolicy.CARRY_FORWARD
                && figures.actual() instanceof Value.Missing
                && figures.prior() instanceof Value.Number;
        if (!isCarried) {
            return afterPolicy(item, figures, compared(item, figures));
        }
        Judgement carried = compared(item, figures.withActual(figures.prior()));
        return afterPolicy(item, figures, carried.withReason(ReasonCode.CARRIED_FORWARD, item.indicator()));
    }

    /** A modifier: its rating, else the actual of its formula within 0..100. */
    static Judgement ofModifier(SchemeItem item, ItemFigures figures) {
        Value rating = figures.rating().map(Value::number).orElse(figures.actual());
        boolean isCarried = item.missing() == MissingPolicy.CARRY_FORWARD
                && rating instanceof Value.Missing
                && figures.prior() instanceof Value.Number;
        if (!isCarried) {
            return afterPolicy(item, figures, rated(rating));
        }
        return rated(figures.prior()).withReason(ReasonCode.CARRIED_FORWARD, item.indicator());
    }

    /** A veto item: 0 when its event happened, else 1; no input means no event. */
    static Judgement ofVeto(ItemFigures figures) {
        return counting(figures.hasEvent() ? BigDecimal.ZERO : BigDecimal.ONE, null, null);
    }

    private static Judgement compared(SchemeItem item, ItemFigures figures) {
        BigDecimal actual = numberOf(figures.actual());
        BigDecimal budget = numberOf(figures.budget());
        if (actual == null) {
            return without(figures.actual(), figures.budget(), actual, budget);
        }
        if (budget == null) {
            return without(figures.budget(), figures.actual(), actual, budget);
        }
        return budget.signum() == 0 ? zeroTarget(item, figures, actual, budget) : scored(item, actual, budget, budget);
    }

    private static Judgement zeroTarget(SchemeItem item, ItemFigures figures, BigDecimal actual, BigDecimal budget) {
        Judgement unscored = new Judgement(
                ItemStatus.NOT_SCORABLE,
                Standing.BLOCKS,
                null,
                actual,
                budget,
                List.of(Reason.of(ReasonCode.ZERO_TARGET, item.indicator())));
        return switch (item.zeroTarget()) {
            case MANUAL -> unscored;
            case EXEMPT -> unscored.as(ItemStatus.EXEMPT, Standing.LEAVES);
            case FULL_IF_ZERO_ACTUAL ->
                actual.signum() == 0 ? counting(ScoringMethod.HUNDRED, actual, budget) : unscored;
            case USE_PRIOR -> priorAsTarget(item, figures, actual, unscored);
        };
    }

    private static Judgement priorAsTarget(
            SchemeItem item, ItemFigures figures, BigDecimal actual, Judgement unscored) {
        BigDecimal prior = numberOf(figures.prior());
        if (prior == null) {
            return without(figures.prior(), figures.prior(), actual, unscored.budget());
        }
        if (prior.signum() == 0) {
            return unscored;
        }
        return scored(item, actual, prior, unscored.budget()).withReason(ReasonCode.PRIOR_AS_TARGET, item.indicator());
    }

    private static Judgement scored(
            SchemeItem item, BigDecimal actual, BigDecimal target, @Nullable BigDecimal budget) {
        BigDecimal points = item.scoring().points(actual, target, item.direction());
        long exponent = points.signum() == 0 ? 0 : points.precision() - (long) points.scale() - 1;
        if (Math.abs(exponent) <= EXPONENT_MAX) {
            return counting(points, actual, budget);
        }
        List<Reason> reasons = List.of(Reason.of(ReasonCode.OUT_OF_RANGE, item.indicator()));
        return new Judgement(ItemStatus.NOT_SCORABLE, Standing.BLOCKS, null, actual, budget, reasons);
    }

    private static Judgement rated(Value rating) {
        BigDecimal number = numberOf(rating);
        if (number == null) {
            return without(rating, rating, null, null);
        }
        return counting(number.max(BigDecimal.ZERO).min(ScoringMethod.HUNDRED), number, null);
    }

    private static Judgement afterPolicy(SchemeItem item, ItemFigures figures, Judgement judgement) {
        if (judgement.standing() != Standing.BLOCKS) {
            return judgement;
        }
        return switch (item.missing()) {
            case REQUIRED, CARRY_FORWARD -> judgement;
            case REDISTRIBUTE -> judgement.as(judgement.status(), Standing.YIELDS);
            case ZERO ->
                judgement
                        .as(judgement.status(), Standing.COUNTS)
                        .withPoints(BigDecimal.ZERO)
                        .withReason(ReasonCode.COUNTED_AS_ZERO, item.indicator());
            case EXEMPT ->
                figures.hasEvidence()
                        ? judgement.as(ItemStatus.EXEMPT, Standing.LEAVES)
                        : judgement.withReason(ReasonCode.NO_EVIDENCE, item.indicator());
        };
    }

    private static Judgement counting(BigDecimal points, @Nullable BigDecimal actual, @Nullable BigDecimal budget) {
        return new Judgement(ItemStatus.SCORED, Standing.COUNTS, points, actual, budget, List.of());
    }

    /** The status comes from the value judged first; what else is missing is listed with it, to be fetched in one go. */
    private static Judgement without(
            Value judged, Value other, @Nullable BigDecimal actual, @Nullable BigDecimal budget) {
        ItemStatus status = judged instanceof Value.Missing ? ItemStatus.MISSING : ItemStatus.NOT_SCORABLE;
        List<Reason> reasons = Stream.concat(judged.reasons().stream(), other.reasons().stream())
                .distinct()
                .toList();
        return new Judgement(status, Standing.BLOCKS, null, actual, budget, reasons);
    }

    private static @Nullable BigDecimal numberOf(Value value) {
        return value instanceof Value.Number(BigDecimal number) ? number : null;
    }
}

package dev.heng.budget.analysis;

import dev.heng.budget.organisation.CentreTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flexes budgets by volume: flexible = fixed part + (budget - fixed part) × volume that came / planned volume (弹性预算; Axiom's flexible budget, with a fixed part).
 * The fixed part and the flexible budget are rounded half up to two decimals; the two variances always add up to executed - budget.
 */
final class FlexibleBudget {
    private static final int DECIMALS = 2;
    private static final int RATE_DECIMALS = 6;

    /** A centre's sum of a subject over the months that are looked at; a null member is no figure. */
    record Sum(@Nullable BigDecimal budget, @Nullable BigDecimal executed) {}

    /** Where a sum stands. */
    record Place(String centre, String subject) {}

    /** @param centre empty for every one */
    record Rule(String code, String subject, String volume, String centre, BigDecimal fixedShare) {}

    private final CentreTree centres;
    private final SubjectTree subjects;
    private final Map<Place, Sum> sums;
    private final Map<Place, Rule> rules = new HashMap<>();
    private final Map<String, Set<String>> volumes = new HashMap<>();

    FlexibleBudget(CentreTree centres, SubjectTree subjects, Map<Place, Sum> sums, Iterable<Rule> rules) {
        this.centres = centres;
        this.subjects = subjects;
        this.sums = sums;
        rules.forEach(rule -> this.rules.put(new Place(rule.centre(), rule.subject()), rule));
    }

    /** The line of a place that has a sum. */
    FlexibleLine line(Place place) {
        Sum sum = sums.getOrDefault(place, new Sum(null, null));
        Rule rule = rule(place);
        if (rule == null) {
            return line(place, FlexibleLine.State.FIXED, null, null, sum, sum.budget(), sum.budget());
        }
        Sum volume = volume(place.centre(), rule.volume());
        boolean isPlanned = volume.budget() != null && volume.budget().signum() != 0;
        if (!isPlanned || volume.executed() == null) {
            FlexibleLine.State state =
                    isPlanned ? FlexibleLine.State.NO_ACTUAL_VOLUME : FlexibleLine.State.NO_PLANNED_VOLUME;
            return line(place, state, rule, volume, sum, sum.budget(), sum.budget());
        }
        if (sum.budget() == null) {
            return line(place, FlexibleLine.State.FLEXED, rule, volume, sum, null, null);
        }
        BigDecimal fixed = sum.budget().multiply(rule.fixedShare()).setScale(DECIMALS, RoundingMode.HALF_UP);
        BigDecimal flexible = sum.budget()
                .subtract(fixed)
                .multiply(volume.executed())
                .divide(volume.budget(), MathContext.DECIMAL128)
                .add(fixed)
                .setScale(DECIMALS, RoundingMode.HALF_UP);
        return line(place, FlexibleLine.State.FLEXED, rule, volume, sum, fixed, flexible);
    }

    private static FlexibleLine line(
            Place place,
            FlexibleLine.State state,
            @Nullable Rule rule,
            @Nullable Sum volume,
            Sum sum,
            @Nullable BigDecimal fixed,
            @Nullable BigDecimal flexible) {
        BigDecimal planned = volume == null ? null : volume.budget();
        return new FlexibleLine(
                place.centre(),
                place.subject(),
                state,
                rule == null ? null : rule.code(),
                planned,
                volume == null ? null : volume.executed(),
                state == FlexibleLine.State.FLEXED ? rate(sum.budget(), fixed, planned) : null,
                sum.budget(),
                fixed,
                flexible,
                sum.executed());
    }

    private static @Nullable BigDecimal rate(
            @Nullable BigDecimal budget, @Nullable BigDecimal fixed, @Nullable BigDecimal planned) {
        return budget == null || fixed == null || planned == null
                ? null
                : budget.subtract(fixed).divide(planned, RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The nearest centre that has a rule for the subject or something above it; there the nearest subject; every centre comes last. */
    private @Nullable Rule rule(Place place) {
        for (String centre : centres.upwards(place.centre())) {
            Rule rule = ruleOf(centre, place.subject());
            if (rule != null) {
                return rule;
            }
        }
        return ruleOf("", place.subject());
    }

    private @Nullable Rule ruleOf(String centre, String subject) {
        return subjects.upwards(subject).stream()
                .map(at -> rules.get(new Place(centre, at)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The volume of the centre itself, with what is below the subject. */
    private Sum volume(String centre, String subject) {
        BigDecimal planned = null;
        BigDecimal came = null;
        for (String part : volumes.computeIfAbsent(subject, subjects::subtree)) {
            Sum sum = sums.get(new Place(centre, part));
            if (sum != null && sum.budget() != null) {
                planned = planned == null ? sum.budget() : planned.add(sum.budget());
            }
            if (sum != null && sum.executed() != null) {
                came = came == null ? sum.executed() : came.add(sum.executed());
            }
        }
        return new Sum(planned, came);
    }
}

package dev.heng.budget.alerting;

import dev.heng.budget.control.ControlRule;
import dev.heng.budget.control.ControlRules;
import dev.heng.budget.ledger.LimitFigure;
import dev.heng.budget.ledger.LimitFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks at the limits of a hospital: at those in which new postings count, and at all of them, some at a time, when a month has begun or rules,
 * tree or chart have changed.
 */
@ApplicationScoped
class WatchLimits {
    private static final int POSTINGS_AT_ONCE = 200;
    private static final int LIMITS_AT_ONCE = 500;

    private final LimitFigures limits;
    private final ControlRules rules;
    private final ToldAlerts told;

    WatchLimits(LimitFigures limits, ControlRules rules, ToldAlerts told) {
        this.limits = limits;
        this.rules = rules;
        this.told = told;
    }

    /** How far it came, whether there is more to look at, and what is to be written. */
    record Step(Watch after, boolean isMore, Difference difference) {}

    /** @param floor everything up to this Ledger-Sequence can be seen */
    Step step(String hospital, Watch before, long floor, YearMonth present) {
        // read before the figures: a change after it is found by the next step
        long revision = limits.revision(hospital);
        Long lookingAfter = before.lookingAfter();
        long seen = before.seen();
        if (revision != before.revision() || !present.equals(before.month())) {
            lookingAfter = 0L;
            seen = floor;
        }
        return lookingAfter == null
                ? lookAtChanges(hospital, before, floor)
                : lookAtAll(hospital, new Watch(seen, revision, present, lookingAfter, before.day(), before.policy()));
    }

    private Step lookAtChanges(String hospital, Watch before, long floor) {
        LimitFigures.Changed changed = limits.changed(hospital, before.seen(), floor, POSTINGS_AT_ONCE);
        return new Step(
                new Watch(changed.reached(), before.revision(), before.month(), null, before.day(), before.policy()),
                changed.isMore(),
                compare(hospital, limits.limits(hospital, changed.limits()), before.month()));
    }

    private Step lookAtAll(String hospital, Watch from) {
        long after = from.lookingAfter() == null ? 0 : from.lookingAfter();
        List<LimitFigure> page = limits.page(hospital, after, LIMITS_AT_ONCE);
        Difference difference = compare(hospital, page, from.month());
        boolean isMore = page.size() == LIMITS_AT_ONCE;
        if (!isMore) {
            difference = difference.and(withoutLimit(hospital));
        }
        Long last = isMore ? (Long) page.getLast().id() : null;
        return new Step(
                new Watch(from.seen(), from.revision(), from.month(), last, from.day(), from.policy()),
                isMore,
                difference);
    }

    private Difference compare(String hospital, List<LimitFigure> looked, YearMonth present) {
        if (looked.isEmpty()) {
            return Difference.NONE;
        }
        Map<String, ControlRule> byCode =
                rules.all(hospital).stream().collect(Collectors.toMap(ControlRule::code, rule -> rule));
        Set<LimitFigure.Name> names = looked.stream().map(LimitFigure::name).collect(Collectors.toSet());
        List<Finding> reached = new ArrayList<>();
        for (LimitFigure limit : looked) {
            ControlRule rule = byCode.get(limit.rule());
            if (rule != null) {
                reached.addAll(Thresholds.reached(rule, limit, present));
            }
        }
        return told.compare(hospital, AlertKind.THRESHOLDS, isOneOf(names), reached);
    }

    /** A rule that does not speak any more has no limit, and no posting ever counts in it again. */
    private Difference withoutLimit(String hospital) {
        return told.compare(hospital, AlertKind.THRESHOLDS, isOneOf(missing(hospital)), List.of());
    }

    private Set<LimitFigure.Name> missing(String hospital) {
        Set<LimitFigure.Name> names = told.namesOfLimits(hospital);
        names.removeAll(limits.existing(hospital, Set.copyOf(names)));
        return names;
    }

    private static Predicate<Alert> isOneOf(Set<LimitFigure.Name> names) {
        return alert -> {
            LimitFigure.Name name = alert.subject().limitName();
            return name != null && names.contains(name);
        };
    }
}

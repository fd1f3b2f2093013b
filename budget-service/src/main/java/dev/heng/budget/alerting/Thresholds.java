package dev.heng.budget.alerting;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.control.ControlRule;
import dev.heng.budget.control.ControlRuleDefinition;
import dev.heng.budget.ledger.LimitFigure;
import dev.heng.budget.subject.Control;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which thresholds of its rule a limit has reached. The budget is what is planned, without the tolerance, which only puts off the refusal.
 * A month is looked at by itself, a year to date up to the present month, a year and a project as a whole. What lies ahead is not looked
 * at, but for years. Of a month or year that is over (this year or the one before) only what is used beyond the budget is told. A limit
 * without a budget has reached all of it as soon as anything is used.
 */
final class Thresholds {
    private static final int MONTHS = 12;

    private final ControlRule rule;
    private final LimitFigure limit;
    private final YearMonth present;
    private final List<Finding> findings = new ArrayList<>();

    private Thresholds(ControlRule rule, LimitFigure limit, YearMonth present) {
        this.rule = rule;
        this.limit = limit;
        this.present = present;
    }

    /** What holds in the present month. */
    static List<Finding> reached(ControlRule rule, LimitFigure limit, YearMonth present) {
        if (rule.definition().control() == Control.NONE) {
            return List.of();
        }
        Thresholds thresholds = new Thresholds(rule, limit, present);
        thresholds.look();
        return thresholds.findings;
    }

    private void look() {
        if (rule.definition().basis() == ControlBasis.PROJECT) {
            judge(limit.planned().getFirst(), limit.used().getFirst(), present, null, false);
            return;
        }
        int year = limit.year();
        if (year < present.getYear() - 1) {
            return;
        }
        YearMonth last = YearMonth.of(year, MONTHS);
        YearMonth reference = last.isBefore(present)
                ? last
                : YearMonth.of(year, year > present.getYear() ? 1 : present.getMonthValue());
        BigDecimal planned = BigDecimal.ZERO;
        BigDecimal used = BigDecimal.ZERO;
        for (int m = 1; m <= MONTHS; m++) {
            YearMonth month = YearMonth.of(year, m);
            planned = planned.add(limit.planned().get(m - 1));
            used = used.add(limit.used().get(m - 1));
            boolean isAhead = month.isAfter(present);
            switch (rule.definition().basis()) {
                case MONTH -> {
                    if (!isAhead) {
                        judge(
                                limit.planned().get(m - 1),
                                limit.used().get(m - 1),
                                month,
                                month,
                                month.isBefore(present));
                    }
                }
                case YEAR_TO_DATE -> {
                    if (!isAhead && month.equals(reference)) {
                        judge(planned, used, month, month, month.isBefore(present));
                    }
                }
                case YEAR -> {
                    if (m == MONTHS) {
                        judge(planned, used, reference, null, month.isBefore(present));
                    }
                }
                case PROJECT -> throw new IllegalStateException("judged before");
            }
        }
    }

    /** @param inForceIn the month in which the rule must be in force to speak */
    private void judge(
            BigDecimal budget, BigDecimal used, YearMonth inForceIn, @Nullable YearMonth month, boolean isOver) {
        ControlRuleDefinition definition = rule.definition();
        if (inForceIn.isBefore(definition.validFrom())
                || inForceIn.isAfter(definition.validTo())
                || used.signum() <= 0) {
            return;
        }
        boolean hasBudget = budget.signum() > 0;
        if (!isOver && hasBudget) {
            tell(AlertKind.THRESHOLD_WARN, definition.warnAt(), budget, used, month);
            tell(AlertKind.THRESHOLD_ESCALATE, definition.escalateAt(), budget, used, month);
        }
        if (!isOver || used.compareTo(budget) > 0) {
            tell(AlertKind.THRESHOLD_REACHED, AlertFigures.PER_CENT, budget, used, month);
        }
    }

    private void tell(AlertKind kind, BigDecimal at, BigDecimal budget, BigDecimal used, @Nullable YearMonth month) {
        if (used.multiply(AlertFigures.PER_CENT).compareTo(budget.multiply(at)) < 0) {
            return;
        }
        ControlRuleDefinition definition = rule.definition();
        findings.add(new Finding(
                kind,
                new AlertSubject(
                        new AlertSubject.Limit(rule.code(), definition.level(), definition.basis(), limit.scope()),
                        limit.year() == 0 ? null : limit.year(),
                        month,
                        centre(definition, limit.scope()),
                        null,
                        null,
                        null),
                new AlertFigures(budget, used, at, null)));
    }

    /** The centre that a scope begins with; the centre that the rule names where all that it counts shares one limit. */
    private static @Nullable String centre(ControlRuleDefinition rule, String scope) {
        if (rule.level() == ControlLevel.POOL || rule.level() == ControlLevel.HOSPITAL) {
            return rule.centre();
        }
        String place = rule.basis() == ControlBasis.PROJECT ? scope.substring(scope.indexOf(':') + 1) : scope;
        return place.split("/", 2)[0];
    }
}

package dev.heng.budget.control;

import dev.heng.budget.subject.Control;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a control rule says.
 *
 * @param control NONE switches control off where the rule is the narrowest of its level
 * @param subject counts lines of this subject and those below it; null for all money spent (EXPENSE and CAPITAL)
 * @param centre counts lines of this centre and those below it; null for every centre
 * @param fund null for every fund
 * @param project null for every project
 * @param tolerance by how many per cent the budget may be passed
 * @param requiresLine whether a line without any budget of its own in the year is too much, however much the limit has left
 * @param warnAt from which per cent of the budget on it warns; the tolerance is not part of the budget
 * @param escalateAt from which on it escalates; more than {@code warnAt}
 * @param validFrom the first month whose postings the rule judges
 * @param validTo the last one
 */
public record ControlRuleDefinition(
        String name,
        @Nullable String nameEn,
        Control control,
        ControlLevel level,
        ControlBasis basis,
        @Nullable String subject,
        @Nullable String centre,
        @Nullable String fund,
        @Nullable String project,
        BigDecimal tolerance,
        boolean requiresLine,
        BigDecimal warnAt,
        BigDecimal escalateAt,
        YearMonth validFrom,
        YearMonth validTo) {
    /** The first and the last month in which figures can stand. */
    public static final YearMonth ALWAYS_FROM = YearMonth.of(1900, 1);

    public static final YearMonth ALWAYS_TO = YearMonth.of(2999, 12);

    public static final BigDecimal WARN_AT = new BigDecimal(80);
    public static final BigDecimal ESCALATE_AT = new BigDecimal(90);

    /** Rates in their shortest form, so that equal rules are equal. */
    public ControlRuleDefinition {
        tolerance = tolerance.signum() == 0 ? BigDecimal.ZERO : tolerance.stripTrailingZeros();
        warnAt = warnAt.stripTrailingZeros();
        escalateAt = escalateAt.stripTrailingZeros();
    }
}

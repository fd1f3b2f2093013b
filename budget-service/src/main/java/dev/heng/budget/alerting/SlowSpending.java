package dev.heng.budget.alerting;

import dev.heng.budget.ledger.YearSpending;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is slow in spending: what is executed of the year's money is, in per cent of what is planned, more points behind the share of the year
 * that has ended than the hospital lets pass. Only whole months have ended, so that nobody becomes slow within a month.
 */
final class SlowSpending {
    private static final BigDecimal MONTHS = new BigDecimal(12);

    private SlowSpending() {}

    /**
     * The slow centres, and the hospital as a whole.
     *
     * @param centres the spending of the year that the present month is in
     * @param points how many points one may be behind
     */
    static List<Finding> of(List<YearSpending.OfCentre> centres, YearMonth present, BigDecimal points) {
        List<Finding> slow = new ArrayList<>();
        int ended = present.getMonthValue() - 1;
        if (ended == 0) {
            return slow;
        }
        BigDecimal planned = BigDecimal.ZERO;
        BigDecimal executed = BigDecimal.ZERO;
        for (YearSpending.OfCentre each : centres) {
            planned = planned.add(each.planned());
            executed = executed.add(each.executed());
            judge(slow, each.centre(), each.planned(), each.executed(), present, points);
        }
        judge(slow, null, planned, executed, present, points);
        return slow;
    }

    private static void judge(
            List<Finding> slow,
            @Nullable String centre,
            BigDecimal planned,
            BigDecimal executed,
            YearMonth present,
            BigDecimal points) {
        BigDecimal ended = new BigDecimal(present.getMonthValue() - 1);
        // ended / 12 - executed / planned > points / 100, without a division
        BigDecimal behind =
                ended.multiply(planned).subtract(MONTHS.multiply(executed)).multiply(AlertFigures.PER_CENT);
        if (planned.signum() > 0 && behind.compareTo(points.multiply(MONTHS).multiply(planned)) > 0) {
            slow.add(new Finding(
                    AlertKind.SLOW_SPENDING,
                    AlertSubject.ofSpending(centre, present.minusMonths(1)),
                    new AlertFigures(planned, executed, points, AlertFigures.percent(ended, MONTHS))));
        }
    }
}

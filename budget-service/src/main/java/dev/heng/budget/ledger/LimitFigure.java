package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What counts in one limit of a control rule.
 *
 * @param scope what shares the limit, as the verdicts of postings name it
 * @param year 0 for all years of a project
 * @param planned by month; of a project everything stands in the first
 * @param used executed and reserved, likewise
 */
public record LimitFigure(
        long id, String rule, String scope, int year, List<BigDecimal> planned, List<BigDecimal> used) {
    /** What a limit is called; its id is another when its rule ceased to speak in between. */
    public record Name(String rule, String scope, int year) {}

    public Name name() {
        return new Name(rule, scope, year);
    }
}

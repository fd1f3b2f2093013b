package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * The approved budget of one cell.
 *
 * @param amount in the unit of the subject; any sign, 0 is a budget
 */
public record OpeningLine(
        String centre, String subject, String fund, String project, YearMonth month, BigDecimal amount) {}

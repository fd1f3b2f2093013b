package dev.heng.budget.analysis;

import dev.heng.budget.subject.Subject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject of a centre from the years before the one that is prepared.
 *
 * @param years the oldest first
 * @param season what each month, January first, was of the last year in which every month has an execution, to six decimals; they add up to 1. Null: there is no
 *     such year, its sum is 0, or the subject is a balance
 * @param seasonYear which year that is
 * @param perUnit what there was for one unit of each volume of the centre, in the last year that has both
 */
public record PackLine(
        Subject subject,
        List<Year> years,
        @Nullable List<BigDecimal> season,
        @Nullable Integer seasonYear,
        List<PerUnit> perUnit) {

    /**
     * A year of a subject; of a balance, that of the last month that has one.
     *
     * @param executed null: nothing
     * @param completion executed / budget to six decimals; null when there is no budget or it is 0
     * @param months how many months have an execution
     */
    public record Year(
            int year,
            @Nullable BigDecimal budget,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal completion,
            int months) {}

    /**
     * What there was for one unit.
     *
     * @param volume its subject
     * @param amount executed / executed volume of the months of that year, to six decimals
     */
    public record PerUnit(String volume, int year, BigDecimal amount) {}
}

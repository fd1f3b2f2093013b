package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.formula.CheckResult;
import dev.heng.catalog.formula.Problem;
import java.util.List;

/**
 * What checking a formula found.
 *
 * @param valid true without errors; warnings may remain
 * @param unit the unit of the result, null when it is not known
 * @param measures the subjects that the formula itself names
 */
public record FormulaCheckView(boolean valid, String unit, List<String> measures, List<Problem> problems) {

    static FormulaCheckView of(CheckResult result) {
        return new FormulaCheckView(result.valid(), result.unit(), result.measures(), result.problems());
    }
}

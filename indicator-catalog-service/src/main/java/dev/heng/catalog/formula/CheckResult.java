package dev.heng.catalog.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking one formula found.
 *
 * @param valid true without errors; warnings may remain
 * @param unit the unit of the result, null when it is not known (no chart given, or errors)
 * @param measures the codes of subjects that the text itself names, sorted
 * @param problems all of them, in the order of the text
 */
public record CheckResult(boolean valid, @Nullable String unit, List<String> measures, List<Problem> problems) {

    public CheckResult {
        measures = List.copyOf(measures);
        problems = List.copyOf(problems);
    }
}

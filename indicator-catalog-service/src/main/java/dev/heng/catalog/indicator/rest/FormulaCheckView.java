package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.formula.CheckResult;
import dev.heng.catalog.formula.Problem;
import dev.heng.catalog.formula.ProblemCode;
import dev.heng.catalog.formula.Severity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What checking a formula found.
 *
 * @param valid true without errors; warnings may remain
 * @param unit the unit of the result, null when it is not known
 * @param measures the subjects that the formula itself names
 */
public record FormulaCheckView(
        boolean valid, @Schema(nullable = true) @Nullable String unit, List<String> measures, List<Found> problems) {

    /** One problem; offsets count characters from 0, the end is behind the last one concerned. */
    @Schema(name = "FormulaProblem")
    public record Found(ProblemCode code, Severity severity, int start, int end, String message, String messageZh) {

        static Found of(Problem problem) {
            return new Found(
                    problem.code(),
                    problem.severity(),
                    problem.start(),
                    problem.end(),
                    problem.message(),
                    problem.messageZh());
        }
    }

    static FormulaCheckView of(CheckResult result) {
        return new FormulaCheckView(
                result.valid(),
                result.unit(),
                result.measures(),
                result.problems().stream().map(Found::of).toList());
    }
}

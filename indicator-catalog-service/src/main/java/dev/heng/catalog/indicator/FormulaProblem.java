package dev.heng.catalog.indicator;

import dev.heng.catalog.formula.Problem;
import dev.heng.catalog.formula.ProblemCode;
import dev.heng.catalog.formula.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a formula as it is answered.
 *
 * @param indicator whose formula it is; null for a formula that is only tried
 * @param start offset of the first character concerned, from 0
 * @param end offset behind the last character concerned
 */
public record FormulaProblem(
        @Nullable String indicator,
        ProblemCode code,
        Severity severity,
        int start,
        int end,
        String message,
        String messageZh) {

    /** The compiler's problem in the formula of that indicator. */
    public static FormulaProblem of(@Nullable String indicator, Problem problem) {
        return new FormulaProblem(
                indicator,
                problem.code(),
                problem.severity(),
                problem.start(),
                problem.end(),
                problem.message(),
                problem.messageZh());
    }
}

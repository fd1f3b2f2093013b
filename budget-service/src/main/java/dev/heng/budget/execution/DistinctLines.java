package dev.heng.budget.execution;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lines of one document: not too many, and none twice. */
final class DistinctLines {
    private DistinctLines() {}

    /**
     * @param name what a line is called in the document
     * @param member where that stands in a line of the call
     * @throws ProblemException 413 above {@code most}, 400 for names that stand twice
     */
    static <T> void require(List<T> lines, int most, Function<T, String> name, String member) {
        if (lines.size() > most) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "A document has at most " + most + " lines.");
        }
        Set<String> seen = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            String here = name.apply(lines.get(n));
            if (!seen.add(here)) {
                violations.add(new Violation("/lines/" + n + "/" + member, "DUPLICATE", here + " stands twice."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

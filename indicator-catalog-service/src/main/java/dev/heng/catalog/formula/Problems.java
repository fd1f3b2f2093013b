package dev.heng.catalog.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one formula. */
final class Problems {

    /** Enough to work on; a text of noise must not answer with thousands of lines. */
    private static final int LIMIT = 100;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(Problem::start)
            .thenComparingInt(Problem::end)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    private final List<Problem> found = new ArrayList<>();
    private final Set<Integer> syntaxStarts = new HashSet<>();

    void error(ProblemCode code, Span span, String message, String messageZh) {
        add(new Problem(code, Severity.ERROR, span.start(), span.end(), message, messageZh));
    }

    void warning(ProblemCode code, Span span, String message, String messageZh) {
        add(new Problem(code, Severity.WARNING, span.start(), span.end(), message, messageZh));
    }

    /** A syntax error; a second one at the same place would only be an echo of the first. */
    void syntax(Span span, String message, String messageZh) {
        if (syntaxStarts.add(span.start())) {
            error(ProblemCode.SYNTAX, span, message, messageZh);
        }
    }

    /** Marks a place as already complained about, so that no syntax error follows there. */
    void number(Span span, String message, String messageZh) {
        syntaxStarts.add(span.start());
        error(ProblemCode.NUMBER_FORM, span, message, messageZh);
    }

    private void add(Problem problem) {
        boolean isFirstError = problem.isError() && !hasErrors();
        if ((found.size() < LIMIT || isFirstError) && !found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    List<Problem> sorted() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}

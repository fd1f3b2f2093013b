package dev.heng.edge;

import java.util.List;

/** A refusal that is answered as a problem document (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final transient Problem problem;
    private final transient List<Violation> violations;
    private final transient List<? extends Record> problems;

    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of());
    }

    public ProblemException(Problem problem, String detail, List<Violation> violations) {
        this(problem, detail, violations, List.of());
    }

    /** With the capability's own finer description of what is wrong, answered as the member {@code problems}. */
    public ProblemException(
            Problem problem, String detail, List<Violation> violations, List<? extends Record> problems) {
        super(detail, null, false, false);
        this.detail = detail;
        this.problem = problem;
        this.violations = List.copyOf(violations);
        this.problems = List.copyOf(problems);
    }

    /** A 400 that names what is wrong with the body or the parameters. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(
                EdgeProblem.INVALID_REQUEST,
                "The request has " + violations.size() + (violations.size() == 1 ? " violation." : " violations."),
                violations);
    }

    /** A 400 for one thing that is wrong. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Violation(pointer, code, detail)));
    }

    /** What happened here, for a person. */
    @Override
    public String getMessage() {
        return detail;
    }

    public Problem problem() {
        return problem;
    }

    public List<Violation> violations() {
        return violations;
    }

    public List<? extends Record> problems() {
        return problems;
    }
}

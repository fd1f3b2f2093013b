package dev.heng.gateway.web;

/** A refusal by one of the gateway's own endpoints. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;

    public Refusal(Problem problem, String detail) {
        super(detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
    }

    @Override
    public String getMessage() {
        return detail;
    }

    public Problem problem() {
        return problem;
    }
}

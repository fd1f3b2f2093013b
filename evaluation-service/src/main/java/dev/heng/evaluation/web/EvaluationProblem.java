package dev.heng.evaluation.web;

import dev.heng.edge.Problem;

/** The refusals that only this service knows, in one line each; those of every service are in {@code EdgeProblem}. */
public enum EvaluationProblem implements Problem {
    SCHEME_UNKNOWN(409, "The scheme version is not known"),
    CATALOGUE_ANSWER_INVALID(502, "The catalogue's answer cannot be used"),
    CATALOGUE_UNAVAILABLE(503, "The catalogue cannot be reached"),
    NOT_YET_APPLIED(504, "The figures are not applied yet");

    private final int status;
    private final String title;

    EvaluationProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}

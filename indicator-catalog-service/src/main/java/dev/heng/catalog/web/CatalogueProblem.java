package dev.heng.catalog.web;

import dev.heng.edge.Problem;

/** The refusals that only this service knows, in one line each; those of every service are in {@code EdgeProblem}. */
public enum CatalogueProblem implements Problem {
    CHART_UNKNOWN(409, "The chart is not known yet"),
    FORMULA_INVALID(400, "The formula has errors"),
    SCHEME_INVALID(400, "The scheme has errors");

    private final int status;
    private final String title;

    CatalogueProblem(int status, String title) {
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

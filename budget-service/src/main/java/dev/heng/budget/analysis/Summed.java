package dev.heng.budget.analysis;

/** Which dimensions are added up, so that a figure shows all funds or projects together. */
public enum Summed {
    NOTHING(false, false),
    FUND(true, false),
    PROJECT(false, true),
    FUND_AND_PROJECT(true, true);

    /** Stands in a figure in the place of the fund or project of which it shows all; it is no code. */
    public static final String ALL = "*";

    private final boolean areFunds;
    private final boolean areProjects;

    Summed(boolean areFunds, boolean areProjects) {
        this.areFunds = areFunds;
        this.areProjects = areProjects;
    }

    boolean areFunds() {
        return areFunds;
    }

    boolean areProjects() {
        return areProjects;
    }
}

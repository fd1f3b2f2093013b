package dev.heng.evaluation.formula;

/** Which world the figures are read from. */
public enum Scenario {
    ACTUAL,
    BUDGET,
    FORECAST,
    WHAT_IF;

    /** FORECAST and WHAT_IF are part of the language but hold no figures yet: what reads them is missing. */
    public boolean isRecorded() {
        return this == ACTUAL || this == BUDGET;
    }
}

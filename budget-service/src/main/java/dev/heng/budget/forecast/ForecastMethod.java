package dev.heng.budget.forecast;

/** How the months to come are guessed from what is planned and what was. */
public enum ForecastMethod {
    /** The budget in force of each month, by its phasing. */
    REMAINING_BUDGET,
    /** Every month as the mean of the last ones. */
    RUN_RATE,
    /** The same month a year before, times what this year is to the same months of the last one. */
    SEASON
}

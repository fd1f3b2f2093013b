package dev.heng.budget.forecast;

import java.time.Instant;

/**
 * A forecast that was made.
 *
 * @param number counts the forecasts of the hospital
 * @param lines how many budget lines it has
 * @param asOf the newest Ledger-Sequence among the figures that it was made of; 0 when there were none
 */
public record Forecast(
        int number, ForecastDefinition definition, int lines, long asOf, String madeBy, Instant madeAt) {}

package dev.heng.budget.forecast;

import java.time.YearMonth;
import java.util.Map;

/**
 * What is to be forecast.
 *
 * @param from the first month that is forecast; what was executed before it is taken as it is
 * @param months how many, 1 to 18, beyond the end of the year too
 * @param lookBack of how many months before {@code from} the run rate is the mean, 1 to 12
 * @param method of every subject that {@code methods} does not name
 * @param methods by subject, with what is below it
 */
public record ForecastDefinition(
        String name,
        YearMonth from,
        int months,
        int lookBack,
        ForecastMethod method,
        Map<String, ForecastMethod> methods) {}

package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.ForecastLine;
import dev.heng.budget.forecast.ForecastMethod;
import dev.heng.budget.forecast.Forecasts;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a forecast as the API shows it. */
@Schema(name = "ForecastLine")
public record ForecastLineView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "REV_OP") String subject,
        String fund,
        String project,

        @Schema(description = "By which it was made: a method that has nothing to go by gives way to the next one")
        ForecastMethod method,

        List<Month> months,

        @Schema(
                nullable = true,
                description = "Executed in the first month's year before it; of a balance, the last one before it")
        @Nullable BigDecimal executed,

        @Schema(
                nullable = true,
                description = "Executed and forecast of that year; of a balance, that of its last month")
        @Nullable BigDecimal landing,

        @Schema(nullable = true, description = "The budget of that year, when the forecast was made") @Nullable BigDecimal budget,

        @Schema(nullable = true, description = "landing - budget; null when one of them is") @Nullable BigDecimal difference) {
    /**
     * A month of a line.
     *
     * @param amount what was forecast
     * @param actual what is executed now
     */
    @Schema(name = "ForecastMonth")
    public record Month(
            @Schema(examples = "2026-07") YearMonth month,

            @Schema(nullable = true, description = "null: there was nothing to go by") @Nullable BigDecimal amount,

            @Schema(nullable = true, description = "Executed by now; null: nothing") @Nullable BigDecimal actual) {}

    static ForecastLineView of(YearMonth from, Forecasts.Seen seen) {
        ForecastLine line = seen.line();
        BigDecimal difference = line.landing() == null || line.budget() == null
                ? null
                : line.landing().subtract(line.budget());
        return new ForecastLineView(
                line.line().centre(),
                line.line().subject(),
                line.line().fund(),
                line.line().project(),
                line.method(),
                IntStream.range(0, line.amounts().size())
                        .mapToObj(i -> new Month(
                                from.plusMonths(i),
                                Decimals.plainOrNull(line.amounts().get(i)),
                                Decimals.plainOrNull(seen.actual().get(i))))
                        .toList(),
                Decimals.plainOrNull(line.executed()),
                Decimals.plainOrNull(line.landing()),
                Decimals.plainOrNull(line.budget()),
                Decimals.plainOrNull(difference));
    }
}

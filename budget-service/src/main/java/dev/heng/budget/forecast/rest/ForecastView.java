package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.Forecast;
import dev.heng.budget.forecast.ForecastDefinition;
import dev.heng.budget.forecast.ForecastMethod;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A forecast as the API shows it. */
@Schema(name = "Forecast")
public record ForecastView(
        @Schema(examples = "3") int forecast,
        @Schema(examples = "七月滚动预测") String name,
        @Schema(examples = "2026-07") YearMonth from,
        int months,
        int lookBack,
        ForecastMethod method,
        List<ByAnother> methods,

        @Schema(description = "How many budget lines it has")
        int lines,

        @Schema(description = "The newest Ledger-Sequence among the figures that it was made of; 0: there were none")
        long asOf,

        @Schema(examples = "office") String madeBy,
        Instant madeAt) {
    /** A subject that is forecast by another method. */
    @Schema(name = "ForecastByAnotherMethod")
    public record ByAnother(String subject, ForecastMethod method) {}

    static ForecastView of(Forecast forecast) {
        ForecastDefinition definition = forecast.definition();
        return new ForecastView(
                forecast.number(),
                definition.name(),
                definition.from(),
                definition.months(),
                definition.lookBack(),
                definition.method(),
                definition.methods().entrySet().stream()
                        .map(each -> new ByAnother(each.getKey(), each.getValue()))
                        .toList(),
                forecast.lines(),
                forecast.asOf(),
                forecast.madeBy(),
                forecast.madeAt());
    }
}

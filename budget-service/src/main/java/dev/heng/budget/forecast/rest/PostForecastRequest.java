package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.ForecastDefinition;
import dev.heng.budget.forecast.ForecastMethod;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of a forecast. */
public record PostForecastRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "七月滚动预测")
        String name,

        @NotNull @Schema(description = "The first month that is forecast", examples = "2026-07")
        YearMonth from,

        @Min(1) @Max(18) @Schema(description = "How many months, beyond the end of the year too; absent: 12", examples = "12")
        @Nullable Integer months,

        @Min(1) @Max(12) @Schema(description = "Of how many months before from the run rate is the mean; absent: 6", examples = "6")
        @Nullable Integer lookBack,

        @Schema(description = "Of every subject that methods does not name; absent: SEASON") @Nullable ForecastMethod method,

        @Size(max = 1_000) @Schema(description = "By subject, with what is below it; the nearest speaks") @Nullable List<@Valid ByAnother> methods) {
    private static final int MONTHS = 12;
    private static final int LOOK_BACK = 6;

    /** A subject that is forecast by another method. */
    @Schema(name = "PostForecastByAnotherMethod")
    public record ByAnother(
            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "EXP_MED_PERS")
            String subject,

            @NotNull ForecastMethod method) {}

    ForecastDefinition definition() {
        Map<String, ForecastMethod> named = new TreeMap<>();
        List<Violation> violations = new ArrayList<>();
        List<ByAnother> exceptions = methods == null ? List.of() : methods;
        for (int i = 0; i < exceptions.size(); i++) {
            if (named.putIfAbsent(exceptions.get(i).subject(), exceptions.get(i).method()) != null) {
                violations.add(
                        new Violation("/methods/" + i + "/subject", "DUPLICATE", "The subject was named before."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new ForecastDefinition(
                name,
                Texts.month("from", from.toString()),
                months == null ? MONTHS : months,
                lookBack == null ? LOOK_BACK : lookBack,
                method == null ? ForecastMethod.SEASON : method,
                named);
    }
}

package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.PackLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a data pack as the API shows it; null is no figure, 0 is one. */
@Schema(name = "DataPackLine")
public record PackLineView(
        @Schema(examples = "EXP_MED_MAT") String subject,
        String name,
        Category category,
        Nature nature,
        Unit unit,
        @Schema(description = "The oldest first") List<Year> years,

        @Schema(
                nullable = true,
                description =
                        "What each month, January first, was of the year; they add up to 1. null: no year has an execution in every month,"
                                + " its sum is 0, or the subject is a balance")
        @Nullable List<BigDecimal> season,

        @Schema(nullable = true, description = "The last year in which every month has an execution") @Nullable Integer seasonYear,

        @Schema(description = "For one unit of each volume of the centre; only flows of money have it")
        List<PerUnit> perUnit) {
    /** A year of a subject. */
    @Schema(name = "DataPackYear")
    public record Year(
            @Schema(examples = "2025") int year,

            @Schema(nullable = true, description = "Of a balance, that of the last month that has one") @Nullable BigDecimal budget,

            @Schema(nullable = true) @Nullable BigDecimal executed,

            @Schema(nullable = true, description = "executed / budget, to six decimals") @Nullable BigDecimal completion,

            @Schema(description = "How many months have an execution", examples = "12")
            int months) {}

    /** What there was for one unit of a volume. */
    @Schema(name = "DataPackPerUnit")
    public record PerUnit(
            @Schema(examples = "VISITS_OP") String volume,

            @Schema(description = "The last year that has both")
            int year,

            @Schema(description = "To six decimals") BigDecimal amount) {}

    static PackLineView of(PackLine line) {
        return new PackLineView(
                line.subject().code(),
                line.subject().name(),
                line.subject().category(),
                line.subject().nature(),
                line.subject().unit(),
                line.years().stream()
                        .map(year -> new Year(
                                year.year(),
                                Decimals.plainOrNull(year.budget()),
                                Decimals.plainOrNull(year.executed()),
                                Decimals.plainOrNull(year.completion()),
                                year.months()))
                        .toList(),
                line.season() == null
                        ? null
                        : line.season().stream().map(Decimals::plain).toList(),
                line.seasonYear(),
                line.perUnit().stream()
                        .map(each -> new PerUnit(each.volume(), each.year(), Decimals.plain(each.amount())))
                        .toList());
    }
}

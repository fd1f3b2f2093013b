package dev.heng.budget.analysis;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a centre is given to prepare a budget from (数据包): its last years, their completion, season and unit figures (rule R4: a budget is prepared from the analysis
 * of execution). Pure: from the figures of one centre, all funds and projects added up.
 */
final class DataPack {
    private static final int MONTHS = 12;
    private static final int DECIMALS = 6;

    private final int firstYear;
    private final int lastYear;
    private final Map<String, Subject> chart;
    private final NavigableMap<String, Map<Integer, Month[]>> months = new TreeMap<>();

    /** What is known of one month. */
    private record Month(
            @Nullable BigDecimal budget, @Nullable BigDecimal executed) {}

    DataPack(int firstYear, int lastYear, Map<String, Subject> chart, List<Figure> figures) {
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.chart = chart;
        for (Figure figure : figures) {
            months.computeIfAbsent(figure.subject(), subject -> new TreeMap<>())
                            .computeIfAbsent(figure.month().getYear(), year -> new Month[MONTHS])[
                            figure.month().getMonthValue() - 1] =
                    new Month(figure.budget(), figure.executed());
        }
    }

    /** One line for each subject with a figure, in code order. */
    List<PackLine> lines() {
        return months.keySet().stream()
                .map(chart::get)
                .filter(Objects::nonNull)
                .map(this::line)
                .toList();
    }

    private PackLine line(Subject subject) {
        List<PackLine.Year> years = IntStream.rangeClosed(firstYear, lastYear)
                .mapToObj(year -> year(subject, year))
                .toList();
        @Nullable Integer seasonYear = subject.nature() == Nature.FLOW ? seasonYear(subject.code()) : null;
        return new PackLine(
                subject,
                years,
                seasonYear == null ? null : season(subject.code(), seasonYear),
                seasonYear,
                perUnit(subject));
    }

    private PackLine.Year year(Subject subject, int year) {
        boolean isStock = subject.nature() == Nature.STOCK;
        BigDecimal budget = null;
        BigDecimal executed = null;
        int executedMonths = 0;
        for (Month month : of(subject.code(), year)) {
            if (month == null) {
                continue;
            }
            if (month.budget() != null) {
                budget = budget == null || isStock ? month.budget() : budget.add(month.budget());
            }
            if (month.executed() != null) {
                executed = executed == null || isStock ? month.executed() : executed.add(month.executed());
                executedMonths++;
            }
        }
        return new PackLine.Year(year, budget, executed, ratio(executed, budget), executedMonths);
    }

    private Month[] of(String subject, int year) {
        return months.getOrDefault(subject, Map.of()).getOrDefault(year, new Month[MONTHS]);
    }

    private @Nullable Integer seasonYear(String subject) {
        return IntStream.rangeClosed(firstYear, lastYear)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .filter(year ->
                        isWhole(of(subject, year)) && sum(of(subject, year)).signum() != 0)
                .findFirst()
                .orElse(null);
    }

    private static boolean isWhole(Month[] year) {
        for (Month month : year) {
            if (month == null || month.executed() == null) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal sum(Month[] year) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Month month : year) {
            if (month != null && month.executed() != null) {
                sum = sum.add(month.executed());
            }
        }
        return sum;
    }

    /** The shares are cumulated before they are rounded, so that they add up to 1. */
    private List<BigDecimal> season(String subject, int year) {
        Month[] figures = of(subject, year);
        BigDecimal sum = sum(figures);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal upTo = BigDecimal.ZERO;
        BigDecimal told = BigDecimal.ZERO;
        for (Month month : figures) {
            upTo = month.executed() == null ? upTo : upTo.add(month.executed());
            BigDecimal share = upTo.divide(sum, MathContext.DECIMAL128).setScale(DECIMALS, RoundingMode.HALF_UP);
            shares.add(share.subtract(told));
            told = share;
        }
        return shares;
    }

    private List<PackLine.PerUnit> perUnit(Subject subject) {
        List<PackLine.PerUnit> found = new ArrayList<>();
        if (subject.unit() != Unit.MONEY || subject.nature() != Nature.FLOW) {
            return found;
        }
        for (String volume : months.keySet()) {
            Subject counted = chart.get(volume);
            if (counted == null || counted.category() != Category.VOLUME || counted.nature() != Nature.FLOW) {
                continue;
            }
            for (int year = lastYear; year >= firstYear; year--) {
                BigDecimal amount = ratio(
                        year(subject, year).executed(), year(counted, year).executed());
                if (amount != null) {
                    found.add(new PackLine.PerUnit(volume, year, amount));
                    break;
                }
            }
        }
        return found;
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal of, @Nullable BigDecimal by) {
        return of == null || by == null || by.signum() == 0 ? null : of.divide(by, DECIMALS, RoundingMode.HALF_UP);
    }
}

package dev.heng.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The monthly figures of every centre, worked out from the annual ones. */
final class Expansion {

    /** A centre without a line in trends.csv keeps its share of the base year. */
    private static final BigInteger UNCHANGED = BigInteger.valueOf(10_000);

    private static final String ANY_YEAR = "*";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final XHospital hospital;
    private final Map<String, Table.Row> trends;
    private final Map<String, List<BigInteger>> phasings = new HashMap<>();

    Expansion(XHospital hospital) {
        this.hospital = hospital;
        this.trends = hospital.trends().stream()
                .collect(Collectors.toMap(row -> row.text("centre") + "/" + row.text("trend"), row -> row));
        hospital.phasings()
                .forEach(row -> phasings.put(
                        row.text("phasing") + "/" + row.text("year"),
                        MONTHS.stream()
                                .map(month -> new BigInteger(row.text(month)))
                                .toList()));
    }

    /** Every figure of a year, by month. Months in which nothing flowed have none; every balance has one, 0 too. */
    Map<YearMonth, List<Figure>> figures(Scenario scenario, int year) {
        return Stream.concat(flows(scenario, year).stream(), balances(scenario, year).stream())
                .collect(Collectors.groupingBy(Figure::month, TreeMap::new, Collectors.toList()));
    }

    /** The balances with which the first year opens, at the end of the December before it. */
    List<Figure> openingBalances(int year) {
        YearMonth december = YearMonth.of(year - 1, 12);
        return hospital.positions().stream()
                .map(position -> balance(position, december, position.yearEnd(Scenario.ACTUAL, year - 1)))
                .toList();
    }

    List<Figure> flows(Scenario scenario, int year) {
        List<Figure> figures = new ArrayList<>();
        for (Flow flow : hospital.flows()) {
            flow.total(scenario, year).ifPresent(total -> figures.addAll(flow(flow, total, scenario, year)));
        }
        return figures;
    }

    private List<Figure> flow(Flow flow, BigDecimal total, Scenario scenario, int year) {
        List<BigInteger> weights = hospital.centres().stream()
                .map(centre -> weight(flow, centre.code(), scenario.column(year)))
                .toList();
        List<BigDecimal> shares = LargestRemainder.split(total, weights, flow.decimals());
        List<BigInteger> phasing = phasing(flow.phasing(), year);
        List<Figure> figures = new ArrayList<>();
        for (int centre = 0; centre < shares.size(); centre++) {
            String code = hospital.centres().get(centre).code();
            List<BigDecimal> months = LargestRemainder.split(shares.get(centre), phasing, flow.decimals());
            for (int month = 0; month < months.size(); month++) {
                if (months.get(month).signum() != 0) {
                    figures.add(new Figure(
                            flow.source(), code, flow.subject(), YearMonth.of(year, month + 1), months.get(month)));
                }
            }
        }
        return figures;
    }

    private BigInteger weight(Flow flow, String centre, String column) {
        BigInteger weight = new BigInteger(
                Objects.requireNonNull(hospital.spreads().get(centre), centre).text(flow.spread()));
        Table.Row trend = trends.get(centre + "/" + flow.trend());
        return weight.multiply(trend == null ? UNCHANGED : new BigInteger(trend.text(column)));
    }

    private List<BigInteger> phasing(String code, int year) {
        List<BigInteger> ofEveryYear = phasings.get(code + "/" + ANY_YEAR);
        return ofEveryYear == null ? Objects.requireNonNull(phasings.get(code + "/" + year), code) : ofEveryYear;
    }

    private List<Figure> balances(Scenario scenario, int year) {
        if (!XHospital.YEARS.contains(year)) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        for (Position position : hospital.positions()) {
            for (int month = 1; month <= MONTHS.size(); month++) {
                figures.add(balance(position, YearMonth.of(year, month), position.monthEnd(scenario, year, month)));
            }
        }
        return figures;
    }

    private static Figure balance(Position position, YearMonth month, BigDecimal amount) {
        return new Figure("erp", position.centre(), position.subject(), month, amount);
    }
}

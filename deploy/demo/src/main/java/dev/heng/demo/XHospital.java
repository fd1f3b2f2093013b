package dev.heng.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The demo hospital as its files tell it, nothing derived. */
public record XHospital(
        String code,
        String name,
        String nameEn,
        String currency,
        String chart,
        List<Centre> centres,
        List<Flow> flows,
        List<Position> positions,
        Map<String, Table.Row> spreads,
        List<Table.Row> trends,
        List<Table.Row> phasings,
        List<Rating> ratings,
        List<Veto> vetoes,
        List<Adoption> adoptions) {

    /** The code of the investment centre, the hospital as a whole. */
    public static final String ROOT = "H";

    /** The years with a plan and execution. The year before the first has its income and its closing balances only, for comparison. */
    public static final List<Integer> YEARS = List.of(2024, 2025);

    /** Reads the files; {@link IllegalStateException} or {@link java.io.UncheckedIOException} when one is damaged. */
    public static XHospital read() {
        Table.Row hospital = Table.read("hospital.csv").rows().getFirst();
        return new XHospital(
                hospital.text("code"),
                hospital.text("name"),
                hospital.text("nameEn"),
                hospital.text("currency"),
                hospital.text("chart"),
                rows("centres.csv", Centre::of),
                rows("flows.csv", Flow::of),
                rows("positions.csv", Position::of),
                Table.read("spreads.csv").rows().stream()
                        .collect(Collectors.toMap(row -> row.text("centre"), Function.identity())),
                Table.read("trends.csv").rows(),
                Table.read("phasing.csv").rows(),
                readRatings(),
                rows("vetoes.csv", Veto::of),
                rows("adoptions.csv", Adoption::of));
    }

    private static <T> List<T> rows(String file, Function<Table.Row, T> reader) {
        return Table.read(file).rows().stream().map(reader).toList();
    }

    private static List<Rating> readRatings() {
        Table table = Table.read("ratings.csv");
        List<String> periods = table.columns().subList(2, table.columns().size());
        return table.rows().stream()
                .flatMap(row -> periods.stream()
                        .map(period -> new Rating(
                                row.text("centre"),
                                period,
                                row.text("indicator"),
                                row.amount(period).orElseThrow())))
                .toList();
    }

    /** A rating given to a centre; {@link java.util.NoSuchElementException} when there is none. */
    BigDecimal rating(String centre, String period, String indicator) {
        return ratings.stream()
                .filter(rating -> rating.centre().equals(centre)
                        && rating.period().equals(period)
                        && rating.indicator().equals(indicator))
                .findFirst()
                .orElseThrow()
                .rating();
    }
}

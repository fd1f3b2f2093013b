package dev.heng.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The hospital's scorecard of a year by table 6 of the article (scheme {@code hospital-article}, scoring RATIO), worked out from the annual
 * figures of the files with arithmetic of its own. It shares nothing with the services nor with the expansion into months, so that the
 * running suite can be held against it.
 *
 * @param contributions what each indicator adds, by code; points
 * @param basic formula (1) of the article
 * @param auxiliary formula (2)
 * @param composite formula (3)
 * @param modifier formula (4), k
 * @param exact formula (7), not rounded; nothing is vetoed at the hospital
 * @param score the published score, half up to 2 decimals
 */
public record ExpectedScorecard(
        Map<String, BigDecimal> actuals,
        Map<String, BigDecimal> budgets,
        Map<String, BigDecimal> contributions,
        BigDecimal basic,
        BigDecimal auxiliary,
        BigDecimal composite,
        BigDecimal modifier,
        BigDecimal exact,
        BigDecimal score) {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Map<String, Integer> BASIC =
            new TreeMap<>(Map.of("F01", 10, "F02", 10, "F04", 9, "F11", 9, "F09", 9));
    private static final Map<String, Integer> AUXILIARY = new TreeMap<>(Map.of("P02", 10, "P01", 10, "L02", 10));
    private static final Map<String, Integer> MODIFIERS = Map.of("C01", 50, "L01", 30, "P03", 20);
    private static final BigDecimal BASIC_WEIGHT = BigDecimal.valueOf(80);
    private static final BigDecimal AUXILIARY_WEIGHT = BigDecimal.valueOf(20);

    private static final Map<String, BiFunction<Year, Scenario, BigDecimal>> FORMULAS = Map.of(
            "F01", (year, s) -> percent(year.closing(s, "LIAB_TOTAL"), year.closing(s, "ASSET_TOTAL")),
            "F02", (year, s) -> year.flow(s, "REV_"),
            "F04", ExpectedScorecard::businessIncome,
            "F09",
                    (year, s) ->
                            percent(surplus(year, s), businessIncome(year, s).add(year.flow(s, "REV_FIN_B"))),
            "F11", (year, s) -> percent(surplus(year, s), year.average(s, "FA_NET")),
            "P01", (year, s) -> year.flow(s, "EXP_MED_DRUG").divide(year.average(s, "INV_DRUG"), EXACT),
            "P02", (year, s) -> percent(cost(year, s), businessIncome(year, s)),
            "L02",
                    (year, s) -> year.flow(s, "EXP_MED_TRAIN")
                            .add(year.flow(s, "EXP_ADM_TRAIN"))
                            .divide(year.average(s, "STAFF"), EXACT));

    /** The scorecard that the files give for a year. */
    public static ExpectedScorecard of(XHospital hospital, int year) {
        Year figures = new Year(hospital, year);
        Map<String, BigDecimal> actuals = new LinkedHashMap<>();
        Map<String, BigDecimal> budgets = new LinkedHashMap<>();
        FORMULAS.forEach((code, formula) -> {
            actuals.put(code, formula.apply(figures, Scenario.ACTUAL));
            budgets.put(code, formula.apply(figures, Scenario.BUDGET));
        });
        Map<String, BigDecimal> contributions = new LinkedHashMap<>();
        BigDecimal basic = addClass(BASIC, BASIC_WEIGHT, actuals, budgets, contributions);
        BigDecimal auxiliary = addClass(AUXILIARY, AUXILIARY_WEIGHT, actuals, budgets, contributions);
        BigDecimal composite = basic.add(auxiliary, EXACT);
        BigDecimal modifier = modifier(hospital, year);
        BigDecimal exact = composite.multiply(modifier, EXACT);
        return new ExpectedScorecard(
                actuals,
                budgets,
                contributions,
                basic,
                auxiliary,
                composite,
                modifier,
                exact,
                exact.setScale(2, RoundingMode.HALF_UP));
    }

    private static BigDecimal addClass(
            Map<String, Integer> weights,
            BigDecimal classWeight,
            Map<String, BigDecimal> actuals,
            Map<String, BigDecimal> budgets,
            Map<String, BigDecimal> contributions) {
        BigDecimal sum = BigDecimal.valueOf(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> item : weights.entrySet()) {
            BigDecimal share =
                    BigDecimal.valueOf(item.getValue()).multiply(classWeight).divide(sum, EXACT);
            BigDecimal contribution = Objects.requireNonNull(actuals.get(item.getKey()), item.getKey())
                    .divide(budgets.get(item.getKey()), EXACT)
                    .multiply(share, EXACT);
            contributions.put(item.getKey(), contribution);
            total = total.add(contribution, EXACT);
        }
        return total;
    }

    private static BigDecimal modifier(XHospital hospital, int year) {
        BigDecimal points = MODIFIERS.entrySet().stream()
                .map(item -> hospital.rating(XHospital.ROOT, String.valueOf(year), item.getKey())
                        .multiply(BigDecimal.valueOf(item.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return points.divide(HUNDRED.multiply(HUNDRED), EXACT);
    }

    private static BigDecimal businessIncome(Year year, Scenario scenario) {
        return year.flow(scenario, "REV_OP_")
                .add(year.flow(scenario, "REV_IP_"))
                .add(year.flow(scenario, "REV_OTH"));
    }

    private static BigDecimal cost(Year year, Scenario scenario) {
        return year.flow(scenario, "EXP_MED_")
                .add(year.flow(scenario, "EXP_ADM_"))
                .add(year.flow(scenario, "EXP_OTH"));
    }

    private static BigDecimal surplus(Year year, Scenario scenario) {
        return businessIncome(year, scenario)
                .add(year.flow(scenario, "REV_FIN_B"))
                .subtract(cost(year, scenario));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, EXACT).multiply(HUNDRED, EXACT);
    }

    /** The annual figures of the hospital: subjects are added by what their codes begin with, balances over the centres. */
    private record Year(XHospital hospital, int year) {

        BigDecimal flow(Scenario scenario, String codeBegins) {
            return hospital.flows().stream()
                    .filter(flow -> flow.subject().startsWith(codeBegins))
                    .flatMap(flow -> flow.total(scenario, year).stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal closing(Scenario scenario, String subject) {
            return yearEnd(scenario, year, subject);
        }

        /** The opening balance is what was there, in the plan too. */
        BigDecimal average(Scenario scenario, String subject) {
            return yearEnd(Scenario.ACTUAL, year - 1, subject)
                    .add(yearEnd(scenario, year, subject))
                    .divide(TWO, EXACT);
        }

        private BigDecimal yearEnd(Scenario scenario, int ofYear, String subject) {
            return hospital.positions().stream()
                    .filter(position -> position.subject().equals(subject))
                    .map(position -> position.yearEnd(scenario, ofYear))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}

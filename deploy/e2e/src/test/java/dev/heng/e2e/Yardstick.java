package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSameToTenDecimals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the hospitals of the stories are measured: a small chart and a scheme with one item for each thing that can go wrong (a sum, a
 * quotient of sums, a balance, a rating, a veto), and the arithmetic of its scorecard worked out here once more.
 *
 * @param version the published version of both schemes
 */
record Yardstick(Map<String, Integer> version) {
    static final String CHART = "e2e-yardstick";
    static final String INCOME = "E2E_INCOME";
    static final String SURPLUS = "E2E_SURPLUS";
    static final String COST_PER_BED = "E2E_COST_PER_BED";
    static final String SATISFACTION = "E2E_SATISFACTION";
    static final String INCIDENT = "E2E_INCIDENT";

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, String> SCHEMES = Map.of("INVESTMENT", "e2e-whole", "REVENUE", "e2e-department");
    private static final Duration CHART_ARRIVES_WITHIN = Duration.ofSeconds(30);

    /** The figures that a centre has or had planned for a period. */
    record Measured(BigDecimal income, BigDecimal cost, BigDecimal beds) {
        static Measured of(String income, String cost, String beds) {
            return new Measured(new BigDecimal(income), new BigDecimal(cost), new BigDecimal(beds));
        }

        Measured plus(Measured other) {
            return new Measured(income.add(other.income), cost.add(other.cost), beds.add(other.beds));
        }

        BigDecimal surplusRate() {
            return income.subtract(cost).divide(income, EXACT).multiply(HUNDRED, EXACT);
        }

        BigDecimal costPerBed() {
            return cost.divide(beds, EXACT);
        }
    }

    /** Puts chart, indicators and schemes, and publishes them. */
    static Yardstick publish(RunningSuite suite) {
        Client admin = suite.as(Account.ADMIN);
        admin.put("/api/budget/v1/charts/" + CHART, Map.of("name", "Yardstick", "subjects", subjects()))
                .ok();
        indicator(admin, INCOME, "HIGHER", "INCOME", "MONEY");
        indicator(admin, SURPLUS, "HIGHER", "ratio(INCOME - COST, INCOME) * 100", "PERCENT");
        indicator(admin, COST_PER_BED, "LOWER", "per(COST, BEDS)", null);
        indicator(admin, SATISFACTION, "HIGHER", null, null);
        indicator(admin, INCIDENT, "LOWER", null, null);
        Map<String, Integer> versions = new LinkedHashMap<>();
        SCHEMES.forEach((type, scheme) -> {
            admin.put("/api/catalog/v1/schemes/" + scheme, scheme(scheme, type)).ok();
            versions.put(type, published(admin, scheme));
        });
        return new Yardstick(versions);
    }

    /** The body of an adoption: the whole and every department are measured by it, by quarter and year. */
    Map<String, Object> adoption() {
        List<Map<String, Object>> lines = SCHEMES.entrySet().stream()
                .map(scheme -> Map.<String, Object>of(
                        "centreType", scheme.getKey(),
                        "periods", List.of("QUARTER", "YEAR"),
                        "scheme", scheme.getValue(),
                        "version", version.get(scheme.getKey())))
                .toList();
        return Map.of("schemes", lines);
    }

    /** Holds that a scorecard is what the article's formulas (1) to (7) give for these figures and this rating, without a veto. */
    static void assertMeasured(Measured actual, Measured budget, BigDecimal rating, JsonNode card) {
        String what = card.path("hospital").asText() + " " + card.path("centre").asText() + " "
                + card.path("period").asText();
        assertEquals("COMPLETE", card.path("status").asText(), () -> what + " " + card);
        BigDecimal income = ratio(actual.income(), budget.income(), 48);
        BigDecimal surplus = ratio(actual.surplusRate(), budget.surplusRate(), 32);
        BigDecimal costPerBed = lowerIsBetter(actual.costPerBed(), budget.costPerBed(), 20);
        Map.of(INCOME, income, SURPLUS, surplus, COST_PER_BED, costPerBed).forEach((code, expected) -> {
            BigDecimal contribution = Amounts.of(item(card, code).path("contribution"));
            assertSameToTenDecimals(expected, contribution, what + " " + code);
        });
        BigDecimal composite = income.add(surplus).add(costPerBed);
        BigDecimal exact = composite.multiply(rating).divide(HUNDRED, EXACT);
        assertSameToTenDecimals(composite, Amounts.of(card.path("composite")), what + " composite");
        assertSameToTenDecimals(exact, Amounts.of(card.path("exact")), what + " exact");
        assertSameToTenDecimals(
                exact.setScale(2, RoundingMode.HALF_UP), Amounts.of(card.path("score")), what + " score");
    }

    static JsonNode item(JsonNode card, String indicator) {
        for (JsonNode item : card.path("items")) {
            if (item.path("indicator").asText().equals(indicator)) {
                return item;
            }
        }
        return fail("no item " + indicator + " in " + card);
    }

    private static BigDecimal ratio(BigDecimal actual, BigDecimal budget, int share) {
        return actual.divide(budget, EXACT).multiply(BigDecimal.valueOf(share), EXACT);
    }

    private static BigDecimal lowerIsBetter(BigDecimal actual, BigDecimal budget, int share) {
        BigDecimal points =
                BigDecimal.TWO.subtract(actual.divide(budget, EXACT)).multiply(HUNDRED);
        BigDecimal clamped = points.max(BigDecimal.ZERO).min(BigDecimal.valueOf(120));
        return clamped.multiply(BigDecimal.valueOf(share)).divide(HUNDRED, EXACT);
    }

    private static List<Map<String, Object>> subjects() {
        return List.of(
                subject("INCOME", "INCOME", "FLOW", "MONEY"),
                child("INCOME_OP", "INCOME", "INCOME"),
                child("INCOME_IP", "INCOME", "INCOME"),
                subject("COST", "EXPENSE", "FLOW", "MONEY"),
                controlled("SUPPLIES"),
                subject("VISITS", "VOLUME", "FLOW", "VISIT"),
                subject("BEDS", "POSITION", "STOCK", "BED"));
    }

    private static Map<String, Object> subject(String code, String category, String nature, String unit) {
        return Map.of("code", code, "name", code, "category", category, "nature", nature, "unit", unit);
    }

    private static Map<String, Object> child(String code, String parent, String category) {
        Map<String, Object> child = new LinkedHashMap<>(subject(code, category, "FLOW", "MONEY"));
        child.put("parent", parent);
        return child;
    }

    private static Map<String, Object> controlled(String code) {
        Map<String, Object> strict = new LinkedHashMap<>(subject(code, "EXPENSE", "FLOW", "MONEY"));
        strict.put("control", "STRICT");
        return strict;
    }

    private static void indicator(Client admin, String code, String direction, String formula, String unit) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", code);
        body.put("perspective", "FINANCIAL");
        body.put("direction", direction);
        if (formula != null) {
            body.put("formula", formula);
        }
        if (unit != null) {
            body.put("unit", unit);
        }
        admin.put("/api/catalog/v1/indicators/" + code, body).ok();
    }

    private static Map<String, Object> scheme(String name, String centreType) {
        List<Map<String, Object>> items = Stream.of(
                        Map.<String, Object>of("indicator", INCOME, "class", "BASIC", "core", true, "weight", 60),
                        Map.<String, Object>of("indicator", SURPLUS, "class", "BASIC", "weight", 40),
                        Map.<String, Object>of(
                                "indicator",
                                COST_PER_BED,
                                "class",
                                "AUXILIARY",
                                "weight",
                                100,
                                "scoring",
                                Map.of("method", "ACHIEVEMENT")),
                        Map.<String, Object>of("indicator", SATISFACTION, "class", "MODIFIER", "weight", 100),
                        Map.<String, Object>of("indicator", INCIDENT, "class", "VETO"))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("centreType", centreType);
        body.put("chart", CHART);
        body.put("classes", Map.of("BASIC", 80, "AUXILIARY", 20));
        body.put("items", items);
        return body;
    }

    /** The catalogue learns the chart from an event, so that the first attempts may come too early. */
    private static int published(Client admin, String scheme) {
        Answer answer = Wait.upTo(CHART_ARRIVES_WITHIN)
                .until(
                        () -> admin.post("/api/catalog/v1/schemes/" + scheme + "/versions", Map.of()),
                        attempt -> !attempt.text("code").equals("CHART_UNKNOWN"));
        return answer.ok().count("version");
    }
}

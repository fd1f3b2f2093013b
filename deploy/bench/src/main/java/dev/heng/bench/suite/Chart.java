package dev.heng.bench.suite;

import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Door;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What every hospital of the bench has: 80 centres, 25 subjects (10 of income, 15 of cost under STRICT control), and a scheme of 20
 * indicators: the income of eight subjects, and twelve margins of a cost against an income.
 */
public final class Chart {
    public static final String CODE = "bench";
    public static final int CENTRES = 80;
    public static final int SUBJECTS = 25;
    /** Codes are two digits long everywhere, so that pgbench can make them up as well. */
    public static final int FIRST = 11;

    static final String SCHEME = "bench-department";

    static final int INCOMES = 10;
    private static final int PLAIN = 8;
    private static final int INDICATORS = 20;
    private static final int BASIC = 14;
    private static final int BASIC_SHARE = 80;
    private static final int CHART_ARRIVES_WITHIN_SECONDS = 30;

    private Chart() {}

    /**
     * One indicator and its share of the composite: {@code numerator}, or with a subtrahend
     * {@code (numerator - subtrahend) / numerator * 100}.
     */
    public record Indicator(
            String code,
            int weight,
            String numerator,
            @Nullable String subtrahend,
            boolean isBasic) {
        String formula() {
            return subtrahend == null
                    ? numerator
                    : "ratio(%s - %s, %s) * 100".formatted(numerator, subtrahend, numerator);
        }
    }

    public static List<String> centres() {
        return codes("C", CENTRES);
    }

    public static List<String> subjects() {
        return codes("S", SUBJECTS);
    }

    static boolean isIncome(String subject) {
        return subjects().indexOf(subject) < INCOMES;
    }

    public static List<Indicator> indicators() {
        List<Indicator> indicators = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            boolean isMargin = i >= PLAIN;
            indicators.add(new Indicator(
                    "BENCH_" + (FIRST + i),
                    10 + i,
                    "S" + (FIRST + i % INCOMES),
                    isMargin ? "S" + (FIRST + INCOMES + i - PLAIN) : null,
                    i < BASIC));
        }
        return indicators;
    }

    /** The share of an indicator in a composite of 100. */
    public static BigDecimal share(Indicator indicator, int version) {
        int sum = indicators().stream()
                .filter(other -> other.isBasic() == indicator.isBasic())
                .mapToInt(other -> weight(other, version))
                .sum();
        return BigDecimal.valueOf((long) weight(indicator, version) * classWeight(indicator.isBasic()))
                .divide(BigDecimal.valueOf(sum), MathContext.DECIMAL128);
    }

    /** Puts chart and indicators and publishes two versions of the scheme that differ in one weight. */
    static void publish(Door admin) {
        admin.put("/api/budget/v1/charts/" + CODE, Map.of("name", "Bench", "subjects", subjectBodies()))
                .ok();
        for (Indicator indicator : indicators()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("name", indicator.code());
            body.put("perspective", "FINANCIAL");
            body.put("direction", "HIGHER");
            body.put("formula", indicator.formula());
            body.put("unit", indicator.subtrahend() == null ? "MONEY" : "PERCENT");
            admin.put("/api/catalog/v1/indicators/" + indicator.code(), body).ok();
        }
        for (int version = 1; version <= 2; version++) {
            admin.put("/api/catalog/v1/schemes/" + SCHEME, scheme(version)).ok();
            publishVersion(admin, version);
        }
    }

    /** The catalogue learns the chart from an event, so that the first attempts may come too early. */
    private static void publishVersion(Door admin, int version) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CHART_ARRIVES_WITHIN_SECONDS);
        Answer answer = admin.post("/api/catalog/v1/schemes/" + SCHEME + "/versions", Map.of());
        while (answer.text().contains("CHART_UNKNOWN") && System.nanoTime() < until) {
            pause();
            answer = admin.post("/api/catalog/v1/schemes/" + SCHEME + "/versions", Map.of());
        }
        int published = answer.ok().json().path("version").asInt();
        if (published != version) {
            throw new IllegalStateException("version " + published + " was published instead of " + version);
        }
    }

    private static void pause() {
        try {
            // nobody counts down: a pause that only an interrupt shortens
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> scheme(int version) {
        List<Map<String, Object>> items = indicators().stream()
                .map(indicator -> Map.<String, Object>of(
                        "indicator", indicator.code(),
                        "class", indicator.isBasic() ? "BASIC" : "AUXILIARY",
                        "weight", weight(indicator, version)))
                .toList();
        return Map.of(
                "name",
                "Bench",
                "centreType",
                "REVENUE",
                "chart",
                CODE,
                "classes",
                Map.of("BASIC", classWeight(true), "AUXILIARY", classWeight(false)),
                "items",
                items);
    }

    private static int classWeight(boolean isBasic) {
        return isBasic ? BASIC_SHARE : 100 - BASIC_SHARE;
    }

    private static int weight(Indicator indicator, int version) {
        return indicator.code().equals("BENCH_" + FIRST) ? indicator.weight() + version : indicator.weight();
    }

    private static List<Map<String, Object>> subjectBodies() {
        List<String> codes = subjects();
        return IntStream.range(0, SUBJECTS)
                .mapToObj(i -> Map.<String, Object>of(
                        "code",
                        codes.get(i),
                        "name",
                        codes.get(i),
                        "category",
                        i < INCOMES ? "INCOME" : "EXPENSE",
                        "nature",
                        "FLOW",
                        "unit",
                        "MONEY",
                        "control",
                        i < INCOMES ? "NONE" : "STRICT"))
                .toList();
    }

    private static List<String> codes(String letter, int count) {
        return IntStream.range(FIRST, FIRST + count).mapToObj(i -> letter + i).toList();
    }
}

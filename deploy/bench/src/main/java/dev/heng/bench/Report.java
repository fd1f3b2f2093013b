package dev.heng.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The verdicts as people and as programs read them. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-4s %-28s %-26s %12s %12s %-8s %8s  %-6s %-6s %s%n";
    private static final double PLACES = 1_000;

    private Report() {}

    static String table(List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted("goal", "what", "variant", "suite", "floor", "", "ratio", "must", "aim", "met"));
        for (Verdict verdict : verdicts) {
            String bound = verdict.goal().isMoreBetter() ? ">=" : "<=";
            text.append(ROW.formatted(
                    verdict.goal(),
                    verdict.goal().title(),
                    verdict.variant(),
                    figure(verdict.suite()),
                    figure(verdict.floor()),
                    verdict.goal().unit(),
                    String.format(Locale.ROOT, "%.2f", verdict.ratio()),
                    bound + plain(verdict.must()),
                    bound + plain(verdict.aim()),
                    verdict.isAimReached() ? "aim" : verdict.isMet() ? "yes" : "NO"));
        }
        return text.toString();
    }

    /** {@code [{goal, variant, suite, floor, unit, ratio, must, aim, met}]} */
    static String json(List<Verdict> verdicts) {
        try {
            return JSON.writeValueAsString(verdicts.stream().map(Report::row).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names can always be written", e);
        }
    }

    private static Map<String, Object> row(Verdict verdict) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", verdict.goal().name());
        row.put("variant", verdict.variant());
        row.put("suite", rounded(verdict.suite()));
        row.put("floor", rounded(verdict.floor()));
        row.put("unit", verdict.goal().unit());
        row.put("ratio", rounded(verdict.ratio()));
        row.put("must", verdict.must());
        row.put("aim", verdict.aim());
        row.put("met", verdict.isMet());
        return row;
    }

    private static double rounded(double value) {
        return Math.round(value * PLACES) / PLACES;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}

package dev.heng.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Loads the demo hospital step by step. Every step may be repeated: codes are put, opening amounts are set, execution lines are known by their ids. */
final class Loading {

    private static final int LINES_PER_CALL_MAX = 10_000;
    private static final int FIRST_VERSION = 1;

    private final XHospital hospital;
    private final Expansion expansion;
    private final Suite suite;
    private final PrintStream out;
    private long recorded;
    private long replayed;
    private long sequence;

    Loading(XHospital hospital, Suite suite, PrintStream out) {
        this.hospital = hospital;
        this.expansion = new Expansion(hospital);
        this.suite = suite;
        this.out = out;
    }

    /** Loads everything; {@link LoadRefused} at the first call that the suite does not take. */
    void load() {
        organisation();
        XHospital.YEARS.forEach(this::openingBudget);
        comparatives();
        XHospital.YEARS.forEach(this::execution);
        out.printf("  execution lines: %,d new, %,d known%n", recorded, replayed);
        adoptions();
        inputs();
        result();
    }

    private void organisation() {
        out.printf(
                "%s: 1 hospital, %d departments%n",
                hospital.name(), hospital.centres().size() - 1);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", hospital.name());
        body.put("nameEn", hospital.nameEn());
        body.put("currency", hospital.currency());
        body.put("chart", hospital.chart());
        suite.put(Account.ADMIN, budget(""), body);
        for (Centre centre : hospital.centres()) {
            suite.put(Account.ADMIN, budget("/centres/" + centre.code()), body(centre));
        }
    }

    private static Map<String, Object> body(Centre centre) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", centre.name());
        body.put("nameEn", centre.nameEn());
        body.put("type", centre.type());
        if (!centre.parent().isEmpty()) {
            body.put("parent", centre.parent());
        }
        return body;
    }

    private void openingBudget(int year) {
        long lines = 0;
        for (List<Figure> month : expansion.figures(Scenario.BUDGET, year).values()) {
            for (List<Figure> call : calls(month)) {
                List<Map<String, Object>> body =
                        call.stream().map(Loading::budgetLine).toList();
                remember(suite.post(Account.OFFICE, budget("/budgets/" + year + "/opening"), Map.of("lines", body)));
            }
            lines += month.size();
        }
        out.printf("  opening budget %d: %,d cells%n", year, lines);
    }

    private static Map<String, Object> budgetLine(Figure figure) {
        return Map.of(
                "centre", figure.centre(),
                "subject", figure.subject(),
                "month", figure.month().toString(),
                "amount", figure.amount());
    }

    private void comparatives() {
        int year = XHospital.YEARS.getFirst();
        expansion.figures(Scenario.ACTUAL, year - 1).forEach(this::post);
        post(YearMonth.of(year - 1, 12), expansion.openingBalances(year));
        out.printf("  income and closing balances of %d, for comparison%n", year - 1);
    }

    private void execution(int year) {
        expansion.figures(Scenario.ACTUAL, year).forEach(this::post);
        out.printf("  execution %d: 12 months%n", year);
    }

    private void post(YearMonth month, List<Figure> figures) {
        Map<String, List<Figure>> bySource =
                figures.stream().collect(Collectors.groupingBy(Figure::source, TreeMap::new, Collectors.toList()));
        bySource.forEach((source, lines) -> {
            int part = 0;
            for (List<Figure> call : calls(lines)) {
                part++;
                post(source, source + "-" + month + "-" + part, call);
            }
        });
    }

    private void post(String source, String batch, List<Figure> figures) {
        BigDecimal sum = figures.stream().map(Figure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("source", source);
        body.put("batch", batch);
        body.put("control", Map.of("lines", figures.size(), "amount", sum));
        body.put("lines", figures.stream().map(Loading::executionLine).toList());
        Answer answer = suite.post(Account.HIS, budget("/executions"), body);
        remember(answer);
        JsonNode counts = answer.body();
        recorded += counts.path("recorded").asLong();
        replayed += counts.path("replayed").asLong();
        long notTaken =
                counts.path("suspended").asLong() + counts.path("refused").asLong();
        if (notTaken > 0) {
            throw new LoadRefused("batch %s: %d lines not taken, %s"
                    .formatted(batch, notTaken, counts.path("lines").path(0)));
        }
    }

    private static Map<String, Object> executionLine(Figure figure) {
        return Map.of(
                "id", figure.lineId(),
                "centre", figure.centre(),
                "subject", figure.subject(),
                "date", figure.month().atEndOfMonth().toString(),
                "amount", figure.amount());
    }

    private void adoptions() {
        Map<Integer, List<Adoption>> byYear =
                hospital.adoptions().stream().collect(Collectors.groupingBy(Adoption::year));
        Map<String, Integer> versions = hospital.adoptions().stream()
                .map(Adoption::scheme)
                .distinct()
                .collect(Collectors.toMap(scheme -> scheme, this::newestVersion));
        byYear.forEach((year, adoptions) -> {
            List<Map<String, Object>> schemes = adoptions.stream()
                    .map(adoption -> Map.<String, Object>of(
                            "centreType", adoption.centreType(),
                            "periods", adoption.periods(),
                            "scheme", adoption.scheme(),
                            "version", versions.get(adoption.scheme())))
                    .toList();
            suite.put(Account.OFFICE, evaluation("/adoptions/" + year), Map.of("schemes", schemes));
            out.printf("  schemes adopted for %d%n", year);
        });
    }

    /** The newest published version. A suite that has only just started may still be publishing the first one. */
    private int newestVersion(String scheme) {
        String path = "/api/catalog/v1/schemes/" + scheme + "/versions";
        suite.await(Account.OFFICE, path + "/" + FIRST_VERSION);
        Answer list = suite.get(Account.OFFICE, path);
        int newest = FIRST_VERSION;
        if (list.succeeded()) {
            for (JsonNode version : list.body().path("items")) {
                newest = Math.max(newest, version.path("version").asInt(FIRST_VERSION));
            }
        }
        return newest;
    }

    private void inputs() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Rating rating : hospital.ratings()) {
            items.add(Map.of(
                    "centre", rating.centre(),
                    "period", rating.period(),
                    "indicator", rating.indicator(),
                    "rating", rating.rating()));
        }
        for (Veto veto : hospital.vetoes()) {
            items.add(Map.of(
                    "centre", veto.centre(),
                    "period", veto.period(),
                    "indicator", veto.indicator(),
                    "veto", true,
                    "evidence", veto.evidence()));
        }
        suite.post(Account.EVALUATOR, evaluation("/inputs"), Map.of("items", items));
        out.printf(
                "  %,d ratings, %d veto%n",
                hospital.ratings().size(), hospital.vetoes().size());
    }

    private void result() {
        int year = XHospital.YEARS.getLast();
        String path = evaluation("/scorecards/%s/%d".formatted(XHospital.ROOT, year));
        JsonNode card = suite.await(Account.OFFICE, path + "?afterSequence=" + sequence + "&waitMs=30000")
                .body();
        out.printf(
                "  scorecard %s %d: %s %s (%s)%n",
                XHospital.ROOT,
                year,
                card.path("score").asText(),
                card.path("gradeName").asText(),
                card.path("status").asText());
    }

    private void remember(Answer answer) {
        sequence = Math.max(sequence, answer.sequence().orElse(0));
    }

    private static List<List<Figure>> calls(List<Figure> figures) {
        List<List<Figure>> calls = new ArrayList<>();
        for (int from = 0; from < figures.size(); from += LINES_PER_CALL_MAX) {
            calls.add(figures.subList(from, Math.min(figures.size(), from + LINES_PER_CALL_MAX)));
        }
        return calls;
    }

    private String budget(String path) {
        return "/api/budget/v1/hospitals/" + hospital.code() + path;
    }

    private String evaluation(String path) {
        return "/api/evaluation/v1/hospitals/" + hospital.code() + path;
    }
}

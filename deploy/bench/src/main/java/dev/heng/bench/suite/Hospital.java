package dev.heng.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Door;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A hospital of the bench: the whole as centre H, 80 departments below it; it knows what was posted and looks whether it is there. */
public final class Hospital {
    public static final int YEAR = 2025;
    public static final String MONTH = "2025-03";
    /** Of a cell of cost; an income has twice as much. No cell's posts come near it. */
    public static final long BUDGET = 1_000_000_000L;

    private static final int LINES_MAX = 10_000;
    private static final int FILL_CENTS_MAX = 90_000_000;
    private static final long SEED = 20_250_315L;
    private static final byte[] RECORDED = "\"recorded\":1,".getBytes(StandardCharsets.UTF_8);

    private final TestBed bed;
    private final String code;
    private final AtomicLong cents = new AtomicLong();

    private Hospital(TestBed bed, String code) {
        this.bed = bed;
        this.code = code;
    }

    static Hospital found(TestBed bed, String code, int firstMonth, int lastMonth) {
        Hospital hospital = new Hospital(bed, code);
        try (Door admin = bed.door(Account.ADMIN);
                Door office = bed.door(Account.OFFICE)) {
            admin.put(hospital.budget(""), Map.of("name", "Bench " + code, "currency", "CNY", "chart", Chart.CODE))
                    .ok();
            admin.put(hospital.budget("/centres/H"), Map.of("name", "H", "type", "INVESTMENT"))
                    .ok();
            for (String centre : Chart.centres()) {
                admin.put(
                                hospital.budget("/centres/" + centre),
                                Map.of("name", centre, "type", "REVENUE", "parent", "H"))
                        .ok();
            }
            hospital.open(office, firstMonth, lastMonth);
        }
        return hospital;
    }

    public String code() {
        return code;
    }

    public String budget(String path) {
        return "/api/budget/v1/hospitals/" + code + path;
    }

    public String evaluation(String path) {
        return "/api/evaluation/v1/hospitals/" + code + path;
    }

    /** The scorecard of a line's centre for the quarter of its month, once it reflects the posting. */
    public Answer scorecard(Door office, Line line, long sequence) {
        return office.get(evaluation(
                        "/scorecards/%s/2025-Q1?waitMs=30000&afterSequence=%d".formatted(line.centre(), sequence)))
                .ok();
    }

    /** A random line of the month that every hospital has. */
    public Line line(String id, SplittableRandom random) {
        return line(id, Spread.ALL, random);
    }

    /** The same of some of its cells. */
    public Line line(String id, Spread spread, SplittableRandom random) {
        return Line.random(id, MONTH, spread, random);
    }

    /** Lines of one day's work in that month. */
    public List<Line> batch(String prefix, int size, SplittableRandom random) {
        return Line.batch(prefix, size, MONTH, random);
    }

    /** The call that posts these lines. */
    public String execution(String batch, List<Line> lines) {
        return Line.execution(batch, lines);
    }

    /**
     * Posts one line and returns its sequence.
     *
     * @throws IllegalStateException when it was not recorded
     */
    public long post(Door his, Line line) {
        Answer answer = his.postText(budget("/executions"), execution(line.id(), List.of(line)))
                .ok();
        if (!contains(answer.body(), RECORDED)) {
            throw new IllegalStateException("a line was not recorded: " + answer.text());
        }
        cents.addAndGet(line.cents());
        return answer.sequence();
    }

    /**
     * Notes a batch whose answer came.
     *
     * @throws IllegalStateException when one of its lines was not recorded
     */
    public void posted(Answer answer, List<Line> lines) {
        int recorded = answer.ok().json().path("recorded").asInt();
        if (recorded != lines.size()) {
            throw new IllegalStateException(recorded + " of " + lines.size() + " lines were recorded");
        }
        cents.addAndGet(Line.cents(lines));
    }

    /**
     * Compares what was acknowledged with the figures.
     *
     * @throws IllegalStateException when something is lost or doubled
     */
    public void requireSums() {
        try (Door office = bed.door(Account.OFFICE)) {
            BigDecimal sum = BigDecimal.ZERO;
            String path = budget("/figures?rollup=true&centre=H&limit=1000&year=" + YEAR);
            for (JsonNode item : office.get(path).ok().json().path("items")) {
                sum = sum.add(
                        item.path("executed").isNull()
                                ? BigDecimal.ZERO
                                : item.path("executed").decimalValue());
            }
            BigDecimal expected = BigDecimal.valueOf(cents.get(), 2);
            if (sum.compareTo(expected) != 0) {
                throw new IllegalStateException(
                        code + " has figures of " + sum + " instead of " + expected.toPlainString());
            }
        }
    }

    /**
     * Lets the departments be evaluated by a version of the scheme.
     *
     * @param length QUARTER or YEAR
     */
    public void adopt(String length, int version) {
        try (Door office = bed.door(Account.OFFICE)) {
            office.put(evaluation("/adoptions/" + YEAR), adoption(length, version))
                    .ok();
        }
    }

    public Map<String, Object> adoption(String length, int version) {
        return Map.of(
                "schemes",
                List.of(Map.of(
                        "centreType",
                        "REVENUE",
                        "periods",
                        List.of(length),
                        "scheme",
                        Chart.SCHEME,
                        "version",
                        version)));
    }

    /** Every cell of the year once, the same each time. */
    public List<Line> year() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Line> lines = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            for (String centre : Chart.centres()) {
                for (String subject : Chart.subjects()) {
                    String date = "%d-%02d-15".formatted(YEAR, month);
                    lines.add(new Line(
                            "year-" + lines.size(), centre, subject, date, 1_000_000 + random.nextInt(FILL_CENTS_MAX)));
                }
            }
        }
        return lines;
    }

    /** Posts a figure for every cell of the year, lets the year be evaluated, and waits until it is. */
    void fill() {
        List<Line> lines = year();
        long sequence = 0;
        try (Door his = bed.door(Account.HIS);
                Door office = bed.door(Account.OFFICE)) {
            for (int from = 0; from < lines.size(); from += LINES_MAX) {
                List<Line> part = lines.subList(from, Math.min(from + LINES_MAX, lines.size()));
                Answer answer = his.postText(budget("/executions"), execution("year-" + from, part));
                posted(answer, part);
                sequence = answer.sequence();
            }
            adopt("YEAR", 1);
            office.get(evaluation("/scorecards?period=%d&waitMs=30000&afterSequence=%d".formatted(YEAR, sequence)))
                    .ok();
        }
        requireSums();
    }

    private void open(Door office, int firstMonth, int lastMonth) {
        for (int month = firstMonth; month <= lastMonth; month++) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (String centre : Chart.centres()) {
                for (String subject : Chart.subjects()) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("centre", centre);
                    line.put("subject", subject);
                    line.put("month", "%d-%02d".formatted(YEAR, month));
                    line.put("amount", Chart.isIncome(subject) ? 2 * BUDGET : BUDGET);
                    lines.add(line);
                }
            }
            office.post(budget("/budgets/" + YEAR + "/opening"), Map.of("lines", lines))
                    .ok();
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int at = 0; at <= text.length - part.length; at++) {
            int n = 0;
            while (n < part.length && text[at + n] == part[n]) {
                n++;
            }
            if (n == part.length) {
                return true;
            }
        }
        return false;
    }
}

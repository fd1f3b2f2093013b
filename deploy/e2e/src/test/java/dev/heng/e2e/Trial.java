package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.Sent;
import dev.heng.e2e.ClientLog.State;
import dev.heng.e2e.Yardstick.Measured;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hospital under load, and the check of its books: what was acknowledged is read back by other ways than it was written, every sum is
 * added up once more, and every scorecard is worked out from the log.
 */
final class Trial implements AutoCloseable {
    static final List<String> DEPARTMENTS = List.of("D-1", "D-2", "D-3", "D-4");
    static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private static final List<String> PERIODS = List.of("2025-Q4", "2025");
    private static final Map<String, String> PARENTS =
            Map.of("D-1", "H", "D-2", "H", "D-3", "H", "D-4", "H", "INCOME_OP", "INCOME", "INCOME_IP", "INCOME");
    private static final Set<String> STOCKS = Set.of(Load.STOCK);
    private static final String FIRST_DAY = "2025-12-01";
    private static final int LINES_AGAIN = 500;

    private final RunningSuite suite;
    private final StoryHospital hospital;
    private final Load load;
    private final List<String> found = new ArrayList<>();
    private int probes;

    private Trial(RunningSuite suite, StoryHospital hospital) {
        this.suite = suite;
        this.hospital = hospital;
        this.load = new Load(hospital, suite);
    }

    /** Founds the hospital with plans, balances, ratings and an adoption; nobody sends yet. */
    static Trial of(RunningSuite suite, String code) {
        Yardstick yardstick = suite.yardstick();
        StoryHospital hospital = StoryHospital.found(suite, code, Yardstick.CHART, DEPARTMENTS);
        suite.as(Account.OFFICE)
                .put(hospital.evaluation("/adoptions/2025"), yardstick.adoption())
                .ok();
        Trial trial = new Trial(suite, hospital);
        for (String department : DEPARTMENTS) {
            Map.of("INCOME", "5000000", "COST", "2000000", Load.STOCK, "30", Load.STRICT, "1000")
                    .forEach((subject, plan) ->
                            assertTrue(trial.load.plan(Line.of("", department, subject, FIRST_DAY, plan))));
            assertTrue(trial.load.lines(
                    "beds", List.of(Line.of("beds-" + department, department, Load.STOCK, FIRST_DAY, "30"))));
        }
        for (String centre : centres()) {
            PERIODS.forEach(period -> assertTrue(trial.load.rating(centre, period, new BigDecimal("95.25"))));
        }
        return trial;
    }

    StoryHospital hospital() {
        return hospital;
    }

    Load load() {
        return load;
    }

    void begin(long seed) {
        load.begin(DEPARTMENTS, seed);
    }

    /** Waits until so many more lines are recorded. */
    void awaitRecorded(long more) {
        long wanted = load.log().count(State.RECORDED) + more;
        Wait.upTo(READY_WITHIN).until(() -> load.log().count(State.RECORDED), count -> count >= wanted);
    }

    /**
     * Waits until a call goes from one end to the other: a posting is taken, and the scorecard shows it.
     *
     * @return after how many ms
     */
    long awaitGoodAnswer(Duration limit) {
        long began = System.nanoTime();
        Wait.upTo(limit).until(this::probe, isGood -> isGood);
        return (System.nanoTime() - began) / 1_000_000;
    }

    private boolean probe() {
        probes++;
        String id = "probe-" + probes;
        if (!load.lines(id, List.of(Line.of(id, "D-1", "COST", FIRST_DAY, "1")))) {
            return false;
        }
        String card =
                "/scorecards/H/2025-Q4?waitMs=3000&afterSequence=" + load.post().sequence();
        Client office = suite.as(Account.OFFICE).within(Post.ANSWER_MAX);
        return load.post().answer(() -> office.get(hospital.evaluation(card))) != null;
    }

    @Override
    public void close() {
        load.close();
    }

    /**
     * Ends the load, waits until the suite is whole, compares, sends what has no answer again, and compares once more.
     *
     * @return the sequence up to which everything is asked for
     */
    long settle() {
        load.close();
        suite.awaitReady(READY_WITHIN);
        found.addAll(reckoning().places(books()));
        List<Line> unanswered = load.log().sent(State.UNKNOWN).stream()
                .filter(sent -> !sent.isChallenge())
                .map(Sent::line)
                .toList();
        for (int from = 0; from < unanswered.size(); from += LINES_AGAIN) {
            List<Line> lines = unanswered.subList(from, Math.min(unanswered.size(), from + LINES_AGAIN));
            assertTrue(load.lines("again-" + from, lines), "no answer although all is ready");
        }
        settleDoubts();
        Line first = load.log().sent(State.RECORDED).getFirst().line();
        assertTrue(load.lines("last", List.of(first)), "no answer although all is ready");
        return load.post().sequence();
    }

    private void settleDoubts() {
        Map<String, BigDecimal> settings = load.log().settings();
        for (String name : load.log().doubtful()) {
            String[] words = name.split(" ");
            BigDecimal value = settings.get(name);
            if (words[0].equals("plan")) {
                String[] cell = words[1].split("/");
                Line plan = Line.of("", cell[0], cell[1], cell[2] + "-01", value.toPlainString());
                assertTrue(load.plan(plan), name);
            } else {
                assertTrue(load.rating(words[1], words[2], value), name);
            }
            load.log().settled(name);
        }
    }

    /** Every difference between the log and what the suite shows on the side of the budget. */
    List<String> differences() {
        Books books = books();
        List<String> all = new ArrayList<>(found);
        all.addAll(reckoning().differences(books));
        load.log().settings().forEach((name, value) -> {
            if (name.startsWith("plan ")) {
                Books.Figure figure = books.figures().get(name.substring("plan ".length()));
                if (figure == null
                        || figure.original() == null
                        || figure.original().compareTo(value) != 0) {
                    all.add(name + " is " + figure + " instead of " + value);
                }
            }
        });
        all.addAll(Reckoning.overCommitted(hospital.figures(Load.YEAR), List.of(Load.STRICT)));
        hospital.differences().forEach(difference -> all.add("integrity: " + difference));
        return all;
    }

    /** Settles, and holds that nothing is lost, doubled, changed or misplaced, and that every scorecard is that of the log. */
    long assertBooksAndScorecards() {
        long sequence = settle();
        ClientLog log = load.log();
        RunningSuite.tell("lines recorded", log.count(State.RECORDED));
        RunningSuite.tell("lines suspended", log.count(State.SUSPENDED));
        RunningSuite.tell("lines refused", log.count(State.REFUSED));
        RunningSuite.tell("calls told of an outage", load.post().outages());
        RunningSuite.tell("slowest answer in ms", load.post().slowestMillis());
        assertEquals(List.of(), load.post().surprises());
        assertEquals(List.of(), differences());
        assertScorecards(sequence);
        return sequence;
    }

    /** Holds that every scorecard is what the lines, plans and ratings of the log give. */
    void assertScorecards(long sequence) {
        Map<String, BigDecimal> cells = reckoning().cells(books());
        Map<String, BigDecimal> settings = load.log().settings();
        for (String period : PERIODS) {
            int since = period.equals("2025") ? 1 : 10;
            Measured whole = new Measured(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
            Measured wholePlan = whole;
            for (String department : DEPARTMENTS) {
                Measured actual = measured(cells, department, since);
                Measured plan = new Measured(
                        settings.get(planned(department, "INCOME")),
                        settings.get(planned(department, "COST")),
                        settings.get(planned(department, Load.STOCK)));
                BigDecimal rating = settings.get(Load.rating(department, period));
                Yardstick.assertMeasured(actual, plan, rating, card(department, period, sequence));
                whole = whole.plus(actual);
                wholePlan = wholePlan.plus(plan);
            }
            BigDecimal rating = settings.get(Load.rating(StoryHospital.WHOLE, period));
            Yardstick.assertMeasured(whole, wholePlan, rating, card(StoryHospital.WHOLE, period, sequence));
        }
    }

    /** What every scorecard says. */
    Map<String, JsonNode> cards(long sequence) {
        Map<String, JsonNode> cards = new TreeMap<>();
        for (String centre : centres()) {
            PERIODS.forEach(
                    period -> cards.put(centre + " " + period, Scorecards.said(card(centre, period, sequence))));
        }
        return cards;
    }

    Books books() {
        return Books.of(hospital, Load.YEAR, STOCKS);
    }

    Reckoning reckoning() {
        return new Reckoning(load.log().sent(), PARENTS, STOCKS);
    }

    private static Measured measured(Map<String, BigDecimal> cells, String centre, int since) {
        BigDecimal income = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (int month = since; month <= 12; month++) {
            String in = "/2025-%02d".formatted(month);
            income = income.add(cells.getOrDefault(centre + "/INCOME_OP" + in, BigDecimal.ZERO))
                    .add(cells.getOrDefault(centre + "/INCOME_IP" + in, BigDecimal.ZERO));
            cost = cost.add(cells.getOrDefault(centre + "/COST" + in, BigDecimal.ZERO));
        }
        return new Measured(income, cost, cells.get(centre + "/" + Load.STOCK + "/2025-12"));
    }

    private static String planned(String department, String subject) {
        return Load.plan(department + "/" + subject + "/2025-12");
    }

    private JsonNode card(String centre, String period, long sequence) {
        return hospital.scorecard(centre, period, sequence).ok().body();
    }

    private static List<String> centres() {
        return Stream.concat(Stream.of(StoryHospital.WHOLE), DEPARTMENTS.stream())
                .toList();
    }
}

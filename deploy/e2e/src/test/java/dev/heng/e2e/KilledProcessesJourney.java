package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.Call;
import dev.heng.e2e.ClientLog.State;
import dev.heng.e2e.Yardstick.Measured;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While four clients post, every process that holds data or computes is killed once. What was acknowledged counts exactly once, what was
 * not answered may be sent again, and the scorecards come out as if nothing had happened.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessesJourney {
    private static final List<String> DEPARTMENTS = List.of("D-1", "D-2", "D-3", "D-4");
    private static final List<String> PROCESSES = List.of("budget-service", "evaluation-service", "kafka", "postgres");
    private static final Measured PLAN = Measured.of("5000000", "2000000", "30");
    private static final BigDecimal BEDS = BigDecimal.valueOf(30);
    private static final BigDecimal RATING = new BigDecimal("95.25");
    private static final Duration GOOD_ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int CALLS_BETWEEN_KILLS = 25;
    private static final long SEED = 20250101;

    private RunningSuite suite;
    private StoryHospital hospital;
    private Load load;
    private int probes;

    @BeforeAll
    void aHospitalWithFourDepartments(RunningSuite running) {
        suite = running;
        Yardstick yardstick = running.yardstick();
        hospital = StoryHospital.found(running, "e2e-killed", Yardstick.CHART, DEPARTMENTS);
        running.as(Account.OFFICE)
                .put(hospital.evaluation("/adoptions/2025"), yardstick.adoption())
                .ok();
        List<Line> plan = new ArrayList<>();
        for (String department : DEPARTMENTS) {
            plan.add(line("", department, "INCOME", PLAN.income()));
            plan.add(line("", department, "COST", PLAN.cost()));
            plan.add(line("", department, "BEDS", PLAN.beds()));
        }
        hospital.open(2025, plan).ok();
        for (String centre : centres()) {
            String input = "/inputs/%s/2025-Q1/%s".formatted(centre, Yardstick.SATISFACTION);
            running.as(Account.EVALUATOR)
                    .put(hospital.evaluation(input), Map.of("rating", RATING))
                    .ok();
        }
        load = new Load(hospital, running.as(Account.HIS), DEPARTMENTS.size());
        List<Line> beds = DEPARTMENTS.stream()
                .map(department -> line("beds-" + department, department, "BEDS", BEDS))
                .toList();
        assertEquals(State.ACKNOWLEDGED, load.post(new Call("beds", beds)));
    }

    @AfterAll
    void theSuiteIsWholeAgain() {
        load.close();
        suite.awaitReady(READY_WITHIN);
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledWhicheverProcessIsKilled(TestReporter reporter) {
        load.begin(DEPARTMENTS, SEED);
        for (String process : PROCESSES) {
            awaitCalls();
            suite.kill(process);
            long began = System.nanoTime();
            Wait.upTo(GOOD_ANSWER_WITHIN).until(this::probe, isGood -> isGood);
            reporter.publishEntry(
                    process + " killed, good again after ms", String.valueOf((System.nanoTime() - began) / 1_000_000));
        }
        awaitCalls();
        load.close();
        suite.awaitReady(READY_WITHIN);
        long sequence = sendUnansweredAgain();
        reporter.publishEntry("calls acknowledged", String.valueOf(load.log().count(State.ACKNOWLEDGED)));

        assertEquals(List.of(), load.surprises());
        assertEquals(List.of(), differences());
        assertTrue(
                hospital.differences().isEmpty(), () -> hospital.differences().toString());
        assertScorecardsAreThoseOfTheLog(sequence);
        assertRepublishingChangesNoScorecard(sequence);
    }

    private void awaitCalls() {
        long wanted = load.log().count(State.ACKNOWLEDGED) + CALLS_BETWEEN_KILLS;
        Wait.upTo(READY_WITHIN).until(() -> load.log().count(State.ACKNOWLEDGED), count -> count >= wanted);
    }

    /** A call from one end to the other: a posting is taken, and the scorecard shows it. */
    private boolean probe() {
        probes++;
        Call call = new Call("probe-" + probes, List.of(line("probe-" + probes, "D-1", "INCOME", BigDecimal.ONE)));
        if (load.post(call) != State.ACKNOWLEDGED) {
            return false;
        }
        try {
            // a call sent again answers with the sequence that it needs to be visible
            long sequence = again(call);
            String card = "/scorecards/H/2025-Q1?waitMs=3000&afterSequence=" + sequence;
            return suite.as(Account.OFFICE)
                    .within(ANSWER_MAX)
                    .get(hospital.evaluation(card))
                    .isOk();
        } catch (UncheckedIOException | AssertionError notYet) {
            return false;
        }
    }

    /** Who got no answer sends again under the same ids; a replay then tells the newest sequence. */
    private long sendUnansweredAgain() {
        for (Call call : load.log().calls(State.UNKNOWN)) {
            assertEquals(State.ACKNOWLEDGED, load.post(call), call::toString);
        }
        return again(load.log().calls(State.ACKNOWLEDGED).getFirst());
    }

    private long again(Call call) {
        return hospital.post(suite.as(Account.HIS).within(ANSWER_MAX), call.batch(), call.lines())
                .ok()
                .sequence();
    }

    private List<String> differences() {
        List<Booked> entries = hospital.entries(2025, "&figure=EXECUTED").stream()
                .map(Booked::of)
                .toList();
        Map<String, BigDecimal> figures = hospital.figures(2025).stream()
                .filter(figure -> !figure.path("executed").isNull())
                .collect(Collectors.toMap(Booked::cell, figure -> Amounts.of(figure.path("executed"))));
        return reckoning().differences(entries, figures);
    }

    private Reckoning reckoning() {
        return new Reckoning(load.log().lines(State.ACKNOWLEDGED), load.log().lines(State.REFUSED));
    }

    private void assertScorecardsAreThoseOfTheLog(long sequence) {
        Map<String, BigDecimal> sums = reckoning().sums();
        Measured whole = new Measured(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        Measured wholePlan = whole;
        for (String department : DEPARTMENTS) {
            Measured actual = new Measured(sum(sums, department, "INCOME"), sum(sums, department, "COST"), BEDS);
            Yardstick.assertMeasured(actual, PLAN, RATING, card(department, sequence));
            whole = whole.plus(actual);
            wholePlan = wholePlan.plus(PLAN);
        }
        Yardstick.assertMeasured(whole, wholePlan, RATING, card(StoryHospital.WHOLE, sequence));
    }

    private void assertRepublishingChangesNoScorecard(long sequence) {
        Map<String, JsonNode> before = cards(sequence);
        Answer republished = suite.as(Account.OFFICE)
                .post(hospital.budget("/republish"), Map.of())
                .ok();
        assertTrue(republished.sequence() > sequence, republished::toString);
        assertEquals(before, cards(republished.sequence()));
    }

    private Map<String, JsonNode> cards(long sequence) {
        Map<String, JsonNode> cards = new TreeMap<>();
        for (String centre : centres()) {
            cards.put(centre, Scorecards.said(card(centre, sequence)));
        }
        return cards;
    }

    private JsonNode card(String centre, long sequence) {
        return hospital.scorecard(centre, "2025-Q1", sequence).ok().body();
    }

    private static BigDecimal sum(Map<String, BigDecimal> sums, String centre, String subjectBegins) {
        return sums.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(centre + "/" + subjectBegins))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> centres() {
        return Stream.concat(Stream.of(StoryHospital.WHOLE), DEPARTMENTS.stream())
                .toList();
    }

    private static Line line(String id, String centre, String subject, BigDecimal amount) {
        return Line.of(id, centre, subject, "2025-03-31", amount.toPlainString());
    }
}

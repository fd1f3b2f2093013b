package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A HIS is restless: it sends again, corrects, guesses codes and hurries. Nothing of that is counted twice, lost, or half stored. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyAndSuspenseJourney {
    private static final String CHART = "e2e-lines";
    private static final String WARD = "C-WARD";
    private static final int AT_ONCE = 16;

    private RunningSuite suite;
    private StoryHospital hospital;

    @BeforeAll
    void aHospitalWithAStrictSubject(RunningSuite running) {
        suite = running;
        putChart("INCOME", "SUPPLIES");
        hospital = StoryHospital.found(running, "e2e-lines", CHART, List.of(WARD));
    }

    @AfterEach
    void everyCellIsStillTheSumOfItsEntries() {
        assertTrue(
                hospital.differences().isEmpty(), () -> hospital.differences().toString());
    }

    @Test
    void aLineSentAgainIsReplayedAndCountsOnce() {
        Line line = income("again-1", "2025-01-31", "100.50");
        assertEquals(1, hospital.post("first", line).ok().count("recorded"));
        Answer again = hospital.post("second", line.costing("100.5000"), income("again-2", "2025-01-31", "-0.5"));
        assertEquals(1, again.ok().count("recorded"), again::toString);
        assertEquals(1, again.count("replayed"), again::toString);
        assertEquals(2, again.count("received"), again::toString);
        assertEquals("REPLAYED", outcome(again, "again-1").path("status").asText(), again::toString);
        assertSame(new BigDecimal("100"), executed("INCOME", "2025-01"), "income of January");
    }

    @Test
    void theSameIdWithOtherFiguresIsSuspendedAndTheFirstStays() {
        Line line = income("changed-1", "2025-02-28", "70");
        hospital.post("first", line).ok();
        Answer changed = hospital.post("second", line.costing("71"));
        assertEquals(1, changed.ok().count("suspended"), changed::toString);
        assertEquals("LINE_CHANGED", outcome(changed, "changed-1").path("code").asText(), changed::toString);
        assertSame(new BigDecimal("70"), executed("INCOME", "2025-02"), "income of February");
    }

    @Test
    void anUnknownSubjectWaitsInSuspenseUntilTheChartKnowsIt() {
        Line stray = Line.of("stray-1", WARD, "DONATIONS", "2025-03-31", "12.34");
        assertEquals(1, hospital.post("stray", stray).ok().count("suspended"));
        Answer again = hospital.post("stray", stray);
        assertEquals("UNKNOWN_SUBJECT", outcome(again, "stray-1").path("code").asText(), again::toString);
        List<JsonNode> kept = waiting("stray-1");
        assertEquals(1, kept.size(), "kept once however often it is sent");
        putChart("INCOME", "SUPPLIES", "DONATIONS");
        Answer replay = suite.as(Account.OFFICE)
                .post(hospital.budget("/suspense/" + kept.getFirst().path("id").asText() + "/replays"), Map.of());
        assertTrue(replay.ok().sequence() > again.sequence(), replay::toString);
        assertSame(new BigDecimal("12.34"), executed("DONATIONS", "2025-03"), "donations of March");
        assertEquals(List.of(), waiting("stray-1"));
        assertEquals(1, hospital.post("stray", stray).ok().count("replayed"));
        assertSame(new BigDecimal("12.34"), executed("DONATIONS", "2025-03"), "donations of March, sent again");
    }

    @Test
    void anUnknownCentreIsCorrectedBySendingTheLineAgain() {
        Line lost = Line.of("lost-1", "C-NOWHERE", "INCOME", "2025-04-30", "5");
        assertEquals(1, hospital.post("lost", lost).ok().count("suspended"));
        Answer corrected = hospital.post("lost", income("lost-1", "2025-04-30", "5"));
        assertEquals(1, corrected.ok().count("recorded"), corrected::toString);
        assertEquals(List.of(), waiting("lost-1"));
        assertSame(new BigDecimal("5"), executed("INCOME", "2025-04"), "income of April");
    }

    @Test
    void aControlTotalThatDisagreesRefusesTheWholeCall() {
        Map<String, Object> body = hospital.execution("wrong", List.of(income("total-1", "2025-05-31", "10")));
        body.put("control", Map.of("lines", 1, "amount", new BigDecimal("10.01")));
        his().post(hospital.budget("/executions"), body).refused(409, "CONTROL_TOTAL_MISMATCH");
        body.put("control", Map.of("lines", 2, "amount", new BigDecimal("10")));
        his().post(hospital.budget("/executions"), body).refused(409, "CONTROL_TOTAL_MISMATCH");
        assertNull(executed("INCOME", "2025-05"), "0 is a figure, null is none");
    }

    @Test
    void oneBadLineStoresNothingAndEveryViolationIsNamed() {
        Answer refused = hospital.post(
                "bad",
                income("bad-1", "2025-06-30", "10"),
                income("bad-2", "2025-06-30", "1.00001"),
                Line.of("bad 3", WARD, "no such code!", "2025-06-30", "1"));
        refused.refused(400, "INVALID_REQUEST");
        assertTrue(refused.body().path("violations").size() >= 2, refused::toString);
        assertNull(executed("INCOME", "2025-06"), "nothing is half stored");
    }

    @Test
    void aStrictBudgetIsSpentToTheCentAndNoFurther() {
        hospital.open(2025, List.of(supplies("", "2025-07-01", "100.00"))).ok();
        assertEquals(
                1,
                hospital.post("july", supplies("cent-1", "2025-07-10", "99.99"))
                        .ok()
                        .count("recorded"));
        Answer tooMuch = hospital.post("july", supplies("cent-2", "2025-07-11", "0.02"));
        assertEquals(1, tooMuch.ok().count("refused"), tooMuch::toString);
        assertEquals(
                "BUDGET_INSUFFICIENT", outcome(tooMuch, "cent-2").path("code").asText(), tooMuch::toString);
        assertEquals(
                1,
                hospital.post("july", supplies("cent-3", "2025-07-11", "0.01"))
                        .ok()
                        .count("recorded"));
        assertSame(BigDecimal.ZERO, hospital.figure(WARD, "SUPPLIES", "2025-07", "available"), "available");
        hospital.open(2025, List.of(supplies("", "2025-07-01", "100.02"))).ok();
        Answer again = hospital.post("july", supplies("cent-2", "2025-07-11", "0.02"));
        assertEquals(1, again.ok().count("recorded"), "a refused line is not stored and may be sent again");
    }

    @Test
    void theLinesOfADocumentStandOrFallTogether() {
        hospital.open(2025, List.of(supplies("", "2025-08-01", "50"))).ok();
        Answer answer = hospital.post(
                "august",
                income("doc-1", "2025-08-10", "8").inDocument("INV-1"),
                supplies("doc-2", "2025-08-10", "50.01").inDocument("INV-1"),
                supplies("doc-3", "2025-08-10", "20").inDocument("INV-2"),
                income("doc-4", "2025-08-10", "3"));
        assertEquals(2, answer.ok().count("refused"), answer::toString);
        assertEquals(2, answer.count("recorded"), answer::toString);
        assertEquals("REFUSED", outcome(answer, "doc-1").path("status").asText(), answer::toString);
        assertSame(new BigDecimal("3"), executed("INCOME", "2025-08"), "income of August");
        assertSame(new BigDecimal("20"), executed("SUPPLIES", "2025-08"), "supplies of August");
    }

    @Test
    void manyRequestsAtOnceForOneLineGiveOnePosting() {
        List<Answer> answers = atOnce(number -> hospital.post("rush-" + number, income("rush-1", "2025-09-30", "42")));
        assertEquals(
                1,
                answers.stream()
                        .mapToInt(answer -> answer.ok().count("recorded"))
                        .sum());
        assertEquals(
                AT_ONCE - 1,
                answers.stream().mapToInt(answer -> answer.count("replayed")).sum());
        assertSame(new BigDecimal("42"), executed("INCOME", "2025-09"), "income of September");
    }

    @Test
    void manyClientsAtOnceDrainAStrictBudgetAndNeverOverdrawIt() {
        hospital.open(2025, List.of(supplies("", "2025-10-01", "70"))).ok();
        List<Answer> answers =
                atOnce(number -> hospital.post("drain-" + number, supplies("drain-" + number, "2025-10-05", "10")));
        assertEquals(
                7,
                answers.stream()
                        .mapToInt(answer -> answer.ok().count("recorded"))
                        .sum());
        assertEquals(
                AT_ONCE - 7,
                answers.stream().mapToInt(answer -> answer.count("refused")).sum());
        assertSame(BigDecimal.ZERO, hospital.figure(WARD, "SUPPLIES", "2025-10", "available"), "available");
    }

    @Test
    void anIdempotencyKeyAnswersAsTheFirstTime() {
        Map<String, Object> body = hospital.execution("key", List.of(income("key-1", "2025-11-30", "9")));
        Answer first =
                his().post(hospital.budget("/executions"), body, "november-key").ok();
        Answer again =
                his().post(hospital.budget("/executions"), body, "november-key").ok();
        assertEquals("true", again.header("Idempotency-Replayed"), again::toString);
        assertEquals(first.body(), again.body());
        body.put("batch", "another");
        his().post(hospital.budget("/executions"), body, "november-key").refused(409, "IDEMPOTENCY_KEY_REUSED");
        assertSame(new BigDecimal("9"), executed("INCOME", "2025-11"), "income of November");
    }

    private void putChart(String... codes) {
        List<Map<String, Object>> subjects = new ArrayList<>();
        for (String code : codes) {
            boolean isControlled = code.equals("SUPPLIES");
            subjects.add(Map.of(
                    "code",
                    code,
                    "name",
                    code,
                    "category",
                    isControlled ? "EXPENSE" : "INCOME",
                    "nature",
                    "FLOW",
                    "unit",
                    "MONEY",
                    "control",
                    isControlled ? "STRICT" : "NONE"));
        }
        suite.as(Account.ADMIN)
                .put("/api/budget/v1/charts/" + CHART, Map.of("name", "Lines", "subjects", subjects))
                .ok();
    }

    private Client his() {
        return suite.as(Account.HIS);
    }

    private BigDecimal executed(String subject, String month) {
        return hospital.figure(WARD, subject, month, "executed");
    }

    /** The rows of the suspense queue in which this line waits. */
    private List<JsonNode> waiting(String line) {
        return suite.as(Account.AUDITOR).list(hospital.budget("/suspense")).stream()
                .filter(row -> row.path("lineId").asText().equals(line))
                .toList();
    }

    private static JsonNode outcome(Answer answer, String line) {
        for (JsonNode outcome : answer.body().path("lines")) {
            if (outcome.path("id").asText().equals(line)) {
                return outcome;
            }
        }
        throw new AssertionError("nothing about " + line + ": " + answer);
    }

    private static Line income(String id, String date, String amount) {
        return Line.of(id, WARD, "INCOME", date, amount);
    }

    private static Line supplies(String id, String date, String amount) {
        return Line.of(id, WARD, "SUPPLIES", date, amount);
    }

    private static List<Answer> atOnce(IntFunction<Answer> request) {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> requests = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> (Callable<Answer>) () -> request.apply(number))
                    .toList();
            return clients.invokeAll(requests).stream()
                    .map(IdempotencyAndSuspenseJourney::answer)
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

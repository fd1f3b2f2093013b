package dev.heng.budget.preparation;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.with;
import static dev.heng.budget.preparation.Cycled.even;
import static dev.heng.budget.preparation.Cycled.lines;
import static dev.heng.budget.preparation.Cycled.monthly;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of proposals: divided to the cent, written beside others, and never over what somebody has not seen. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProposalLineApiTest {
    private Cycled cycled;
    private String ward;

    @BeforeEach
    void centresPropose() {
        cycled = Cycled.begun();
        ward = cycled.proposal("WARD") + "/lines";
    }

    @Test
    void aYearIsDividedAmongItsMonthsToTheLeastUnit() {
        post(
                        "budget-officer",
                        ward,
                        lines(
                                even("EXP_MED_TRAVEL", "100"),
                                even("VISITS_OP", "1000"),
                                even("STAFF", "12.5"),
                                "{\"subject\": \"EXP_MED_MEET\", \"amount\": -1, \"phasing\": \"WEIGHTS\", \"weights\": [0,0,0,0,0,0,0,0,0,1,1,1]}",
                                "{\"subject\": \"EXP_MED_TRAIN\", \"amount\": 0.0001, \"phasing\": \"SEASON\"}"))
                .statusCode(200)
                .body("changed", equalTo(5))
                .body(
                        "lines.subject",
                        contains("EXP_MED_TRAVEL", "VISITS_OP", "STAFF", "EXP_MED_MEET", "EXP_MED_TRAIN"))
                .body("lines.version", everyItem(equalTo(1)))
                .body("lines.phasing", contains("EVEN", "EVEN", "BALANCE", "WEIGHTS", "SEASON_EVEN"))
                .body(
                        "lines[0].amounts",
                        equalTo(List.of(
                                8.34f, 8.34f, 8.34f, 8.34f, 8.33f, 8.33f, 8.33f, 8.33f, 8.33f, 8.33f, 8.33f, 8.33f)))
                .body("lines[1].amounts", equalTo(List.of(84, 84, 84, 84, 83, 83, 83, 83, 83, 83, 83, 83)))
                .body("lines[2].amounts", everyItem(equalTo(12.5f)))
                .body("lines[3].amounts", equalTo(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, -0.34f, -0.33f, -0.33f)))
                .body("lines[4].amounts[0]", equalTo(0.0001f));
    }

    @Test
    void theSeasonIsThatOfTheCentreAndElseOfTheHospital() {
        post("connector", cycled.root() + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                  {"id": "1", "centre": "WARD", "subject": "EXP_MED_TRAVEL", "date": "2025-03-31", "amount": 30},
                  {"id": "2", "centre": "WARD", "subject": "EXP_MED_TRAVEL", "date": "2025-10-31", "amount": 60},
                  {"id": "3", "centre": "OFFICE", "subject": "EXP_MED_TRAIN", "date": "2025-12-31", "amount": 5}]}""").statusCode(200);
        String season = "{\"subject\": \"%s\", \"amount\": 100, \"phasing\": \"SEASON\"}";
        post("budget-officer", ward, lines(season.formatted("EXP_MED_TRAVEL"), season.formatted("EXP_MED_TRAIN")))
                .statusCode(200)
                .body("lines.phasing", contains("SEASON_CENTRE", "SEASON_HOSPITAL"))
                .body("lines[0].amounts", equalTo(List.of(0, 0, 33.33f, 0, 0, 0, 0, 0, 0, 66.67f, 0, 0)))
                .body("lines[1].amounts[11]", equalTo(100));
    }

    @Test
    void theSameLinesAgainChangeNothing() {
        String body = lines(even("EXP_MED_TRAVEL", "100"), even("EXP_MED_MEET", "7"));
        post("budget-officer", ward, body).statusCode(200).body("changed", equalTo(2));
        post("budget-officer", ward, body)
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("lines.version", contains(1, 1));
        post("budget-officer", ward, "{\"lines\": []}").statusCode(200).body("lines", empty());
        get("auditor", ward + "/changes").body("items", hasSize(2));
    }

    @Test
    void whoHasNotSeenAChangeDoesNotOverwriteIt() {
        post("budget-officer", ward, lines(even("EXP_MED_TRAVEL", "120"), even("EXP_MED_MEET", "12")))
                .statusCode(200);
        with(Tokens.named("li", "budget-office"))
                .body(lines(monthly("EXP_MED_TRAVEL", "20", 1)))
                .post(Api.ROOT + ward)
                .then()
                .statusCode(200)
                .body("lines[0].version", equalTo(2));
        post("budget-officer", ward, lines(monthly("EXP_MED_MEET", "2", 1), monthly("EXP_MED_TRAVEL", "30", 1)))
                .statusCode(409)
                .body("code", equalTo("LINE_VERSION_STALE"))
                .body("violations.pointer", contains("/lines/1"))
                .body("problems", hasSize(1))
                .body("problems[0].index", equalTo(1))
                .body("problems[0].subject", equalTo("EXP_MED_TRAVEL"))
                .body("problems[0].version", equalTo(2))
                .body("problems[0].changedBy", equalTo("li"))
                .body("problems[0].changedAt", notNullValue())
                .body("problems[0].amounts", everyItem(equalTo(20)));
        get("auditor", ward + "?subject=EXP_MED_MEET").body("items[0].amounts", everyItem(equalTo(1)));
        post("budget-officer", ward, lines(even("EXP_MED_TRAVEL", "1")))
                .statusCode(409)
                .body("problems[0].version", equalTo(2));
        post("budget-officer", ward, lines(monthly("EXP_MED_TRAIN", "1", 4)))
                .statusCode(409)
                .body("problems[0].version", nullValue())
                .body("problems[0].changedBy", nullValue());
    }

    @Test
    void aLineThatIsTakenAwayGoesOnCounting() {
        post("budget-officer", ward, lines(even("EXP_MED_TRAVEL", "120"))).statusCode(200);
        String away =
                lines("{\"subject\": \"EXP_MED_TRAVEL\", \"remove\": true, \"version\": 1, \"reason\": \"并入会议费\"}");
        post("budget-officer", ward, away)
                .statusCode(200)
                .body("removed", equalTo(1))
                .body("lines", empty());
        post("budget-officer", ward, away).statusCode(200).body("unchanged", equalTo(1));
        post("budget-officer", ward, lines(monthly("EXP_MED_TRAVEL", "1", 1)))
                .statusCode(409)
                .body("problems[0].changedBy", equalTo("budget-officer"))
                .body("problems[0].amounts", nullValue());
        post("budget-officer", ward, lines(even("EXP_MED_TRAVEL", "60")))
                .statusCode(200)
                .body("lines[0].version", equalTo(3));
        get("auditor", ward + "/changes")
                .statusCode(200)
                .body("items.version", contains(1, 2, 3))
                .body("items.reason", contains(null, "并入会议费", null))
                .body("items[0].before", nullValue())
                .body("items[1].before", everyItem(equalTo(10)))
                .body("items[1].after", nullValue())
                .body("items[2].after", everyItem(equalTo(5)))
                .body("items.changedBy", everyItem(equalTo("budget-officer")));
        get("auditor", ward + "/changes?limit=2").body("items", hasSize(2)).body("next", notNullValue());
    }

    @Test
    void whatIsWrongIsToldOfEveryLineAndNothingIsWritten() {
        post(
                        "budget-officer",
                        ward,
                        lines(
                                even("EXP_MED_TRAVEL", "1"),
                                even("EXP_MED_TRAVEL", "2"),
                                even("NONE", "1"),
                                even("EXP_MED", "1")))
                .statusCode(400)
                .body("violations.code", contains("DUPLICATE_LINE", "UNKNOWN_SUBJECT", "SUBJECT_NOT_A_LEAF"))
                .body("violations.pointer", contains("/lines/1", "/lines/2/subject", "/lines/3/subject"));
        post("budget-officer", ward, """
                {"lines": [
                  {"subject": "A"},
                  {"subject": "A", "amount": 1, "amounts": [1]},
                  {"subject": "A", "amounts": [1, 2]},
                  {"subject": "A", "amount": 1, "weights": [1]},
                  {"subject": "A", "amount": 1, "phasing": "WEIGHTS"},
                  {"subject": "A", "amount": 1, "phasing": "WEIGHTS", "weights": [0,0,0,0,0,0,0,0,0,0,0,0]},
                  {"subject": "A", "amount": 1, "remove": true}]}""")
                .statusCode(400)
                .body(
                        "violations.pointer",
                        contains(
                                "/lines/0/amount",
                                "/lines/1/amount",
                                "/lines/2/amounts",
                                "/lines/3/weights",
                                "/lines/4/weights",
                                "/lines/5/weights",
                                "/lines/6/remove"));
        post("budget-officer", ward, """
                {"lines": [{"subject": "?", "fund": "", "project": "x y", "amount": 1.00001, "version": -1, "much": 1}]}""")
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/lines/0/amount",
                                "/lines/0/much",
                                "/lines/0/project",
                                "/lines/0/version",
                                "/lines/0/subject",
                                "/lines/0/fund"));
        get("auditor", ward).body("items", empty());
    }

    @Test
    void manyWriteTheirLinesOfOneProposalAtOnceAndNoneIsLost() throws Exception {
        List<String> subjects = List.of(
                "EXP_MED_TRAVEL", "EXP_MED_MEET", "EXP_MED_TRAIN", "EXP_MED_UTIL", "EXP_MED_TEL", "EXP_MED_OFFICE");
        try (var threads = Executors.newFixedThreadPool(subjects.size())) {
            List<Callable<Integer>> calls = subjects.stream()
                    .<Callable<Integer>>map(subject -> () -> IntStream.range(0, 5)
                            .map(round -> Api.as("budget-officer")
                                    .body(lines(
                                            round == 0
                                                    ? even(subject, "12")
                                                    : monthly(subject, String.valueOf(round + 1), round)))
                                    .post(Api.ROOT + ward)
                                    .statusCode())
                            .filter(status -> status == 200)
                            .sum())
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertEquals(5 * 200, answer.get());
            }
        }
        get("auditor", ward).body("items", hasSize(6)).body("items.version", everyItem(equalTo(5)));
        get("auditor", ward + "/changes").body("items", hasSize(30));
    }

    @Test
    void oneOfManyWhoWriteTheSameLineWins() throws Exception {
        int editors = 6;
        try (var threads = Executors.newFixedThreadPool(editors)) {
            List<Callable<Integer>> calls = IntStream.range(1, editors + 1)
                    .<Callable<Integer>>mapToObj(editor -> () -> Api.as("budget-officer")
                            .body(lines(monthly("EXP_MED_TRAVEL", String.valueOf(editor), 0)
                                    .replace(", \"version\": 0", "")))
                            .post(Api.ROOT + ward)
                            .statusCode())
                    .toList();
            List<Integer> answers = new java.util.ArrayList<>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
            assertEquals(
                    editors - 1,
                    answers.stream().filter(status -> status == 409).count(),
                    answers::toString);
        }
        get("auditor", ward + "/changes").body("items", hasSize(1));
    }

    @Test
    void anOfficerWritesItsOwnCentres() {
        String own = Tokens.of("budget-officer", List.of(cycled.hospital()), List.of("OFFICE"));
        String body = lines(even("EXP_MED_TRAVEL", "1"));
        with(own).body(body).post(Api.ROOT + ward).then().statusCode(403).body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        with(own).get(Api.ROOT + ward).then().statusCode(403);
        with(own)
                .body(body)
                .post(Api.ROOT + cycled.proposal("OFFICE") + "/lines")
                .then()
                .statusCode(200);
        with(own)
                .get(Api.ROOT + cycled.root() + "/proposals/2027")
                .then()
                .statusCode(200)
                .body("items.centre", contains("OFFICE"));
        post("owner-department", ward, body).statusCode(403);
        post("budget-office", cycled.proposal("NONE") + "/lines", body).statusCode(404);
        post("budget-office", ward.replace("2027", "2031"), body).statusCode(404);
    }
}

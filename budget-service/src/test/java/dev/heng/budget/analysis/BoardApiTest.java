package dev.heng.budget.analysis;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.review.ReviewedHospital;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board of a cycle over HTTP, from the first round to the second. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BoardApiTest {
    @Inject
    CycleBoard boards;

    private ReviewedHospital hospital;
    private String board;

    @BeforeEach
    void twoCentresHaveProposedAndTwoHaveNot() {
        hospital = ReviewedHospital.proposed();
        board = hospital.root() + "/cycles/2027/board";
    }

    @Test
    void itShowsWhoHoldsWhatInTheFirstRound() {
        get("auditor", board)
                .statusCode(200)
                .body("phase", equalTo("FIRST_UP"))
                .body("dueOn", equalTo("2026-09-30"))
                .body("centres", equalTo(4))
                .body("submitted", equalTo(2))
                .body("states.state", contains("NOT_BEGUN", "SUBMITTED"))
                .body("states.centres", contains(2, 2))
                .body("items.centre", contains("FIN", "OFFICE", "PHARMACY", "WARD"))
                .body("items.name", contains("FIN", "OFFICE", "PHARMACY", "WARD"))
                .body("items.state", contains("NOT_BEGUN", "SUBMITTED", "NOT_BEGUN", "SUBMITTED"))
                .body("items.holder.kind", contains("CENTRE", "BUDGET_OFFICE", "CENTRE", "BUDGET_OFFICE"))
                .body("items[0].holder.centres", contains("FIN"))
                .body("items[0].dueOn", equalTo("2026-09-30"))
                .body("items[1].dueOn", nullValue())
                .body("items[1].since", notNullValue());
        CycleBoard.Board late =
                boards.board(hospital.hospital(), 2027, Optional.empty(), LocalDate.parse("2026-10-03"));
        assertEquals(2, late.late());
        assertEquals(
                List.of(3L, 0L, 3L, 0L),
                late.rows().stream().map(BoardRow::daysLate).toList());
        assertEquals(
                0,
                boards.board(hospital.hospital(), 2027, Optional.empty(), LocalDate.parse("2026-09-30"))
                        .late());
        assertEquals(
                List.of("WARD"),
                boards
                        .board(hospital.hospital(), 2027, Optional.of(Set.of("WARD", "H")), LocalDate.EPOCH)
                        .rows()
                        .stream()
                        .map(BoardRow::centre)
                        .toList());
    }

    @Test
    void itNamesTheDepartmentsThatReviewAndTheCentresThatMissedTheRound() {
        hospital.move("FIRST_DOWN");
        get("committee", board)
                .body("submitted", equalTo(0))
                .body("items.state", contains("MISSED", "IN_REVIEW", "MISSED", "IN_REVIEW"))
                .body("items[1].holder.kind", equalTo("OWNER_DEPARTMENTS"))
                .body("items[1].holder.centres", contains("OFFICE"))
                .body("items[3].holder.centres", contains("FIN", "OFFICE", "PHARMACY"));
        Api.post("budget-office", hospital.root() + "/reviews/2027/OFFICE/completions", "{\"done\": true}")
                .statusCode(200);
        get("committee", board)
                .body("items[1].state", equalTo("REVIEWED"))
                .body("items[3].holder.centres", contains("FIN", "PHARMACY"));
        hospital.move("SECOND_UP");
        get("committee", board).body("items.state", contains("NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN"));
        hospital.move("SECOND_DOWN");
        get("committee", board).body("states.state", contains("CONSOLIDATING"));
    }

    @Test
    void itIsNarrowedAndReadPageByPage() {
        String next = get("auditor", board + "?limit=3")
                .body("items.centre", contains("FIN", "OFFICE", "PHARMACY"))
                .body("centres", equalTo(4))
                .extract()
                .path("next");
        get("auditor", board + "?limit=3&after=" + next)
                .body("items.centre", contains("WARD"))
                .body("next", nullValue());
        get("auditor", board + "?state=SUBMITTED").body("items.centre", contains("OFFICE", "WARD"));
        get("auditor", board + "?centre=WARD").body("items", hasSize(1));
        get("auditor", board + "?state=SOON").statusCode(400);
        get("auditor", board + "?late=perhaps").statusCode(400);
        get("auditor", hospital.root() + "/cycles/2033/board").statusCode(404);
        get("auditor", "/hospitals/none/cycles/2027/board").statusCode(404);
        String officer = Tokens.of("budget-officer", List.of("*"), List.of("WARD"));
        with(officer)
                .get(Api.ROOT + board)
                .then()
                .statusCode(200)
                .body("centres", equalTo(1))
                .body("items.centre", contains("WARD"));
        with(officer)
                .get(Api.ROOT + board + "?centre=FIN")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
    }
}

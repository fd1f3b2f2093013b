package dev.heng.budget.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.CycleCalendar;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.review.OpenReview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For every phase, and whatever is known of a centre: how far it is, whose turn it is, since when, and whether it is late. */
class BoardRowTest {
    private static final Instant PHASE = Instant.parse("2026-09-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-09-10T08:00:00Z");
    private static final LocalDate EARLY = LocalDate.parse("2026-01-01");

    private static Cycle in(Phase phase) {
        return new Cycle(2027, phase, PHASE, CycleCalendar.usual(2027), 1, "office", PHASE);
    }

    private static BoardFacts facts(int round, String state, Map<Integer, Instant> submitted) {
        return new BoardFacts(new BoardFacts.Proposed(round, state, LATER), submitted, null, null);
    }

    private static String told(Phase phase, BoardFacts facts, BoardFacts.Budget budget) {
        BoardRow row = BoardRow.of("WARD", in(phase), facts, budget, EARLY);
        String since = row.since().equals(PHASE) ? "phase" : "later";
        return String.join(
                " ",
                row.state().name(),
                row.holder().kind().name(),
                row.holder().centres().toString(),
                since);
    }

    private static String told(Phase phase, BoardFacts facts) {
        return told(phase, facts, BoardFacts.Budget.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "FIRST_UP, 0, -, -, NOT_BEGUN CENTRE [WARD] phase",
                "FIRST_UP, 1, DRAFT, -, WRITING CENTRE [WARD] phase",
                "FIRST_UP, 1, RETURNED, 1, RETURNED CENTRE [WARD] later",
                "FIRST_UP, 1, SUBMITTED, 1, SUBMITTED BUDGET_OFFICE [] later",
                "FIRST_UP, 2, DRAFT, 1, SUBMITTED BUDGET_OFFICE [] later",
                "FIRST_UP, 2, DRAFT, -, NOT_BEGUN CENTRE [WARD] phase",
                "SECOND_UP, 0, -, -, NOT_BEGUN CENTRE [WARD] phase",
                "SECOND_UP, 1, SUBMITTED, 1, NOT_BEGUN CENTRE [WARD] phase",
                "SECOND_UP, 2, DRAFT, 1, WRITING CENTRE [WARD] phase",
                "SECOND_UP, 2, RETURNED, 2, RETURNED CENTRE [WARD] later",
                "SECOND_UP, 2, SUBMITTED, 2, SUBMITTED BUDGET_OFFICE [] later",
                "START, 0, -, -, NOT_STARTED BUDGET_OFFICE [] phase",
                "FIRST_DOWN, 0, -, -, MISSED BUDGET_OFFICE [] phase",
                "FIRST_DOWN, 1, DRAFT, -, MISSED BUDGET_OFFICE [] phase",
                "SECOND_DOWN, 2, SUBMITTED, 2, CONSOLIDATING BUDGET_OFFICE [] phase",
                "EXECUTION, 2, SUBMITTED, 2, ISSUED NOBODY [] phase",
                "SETTLEMENT, 2, SUBMITTED, 2, SETTLING BUDGET_OFFICE [] phase",
                "CLOSED, 2, SUBMITTED, 2, CLOSED NOBODY [] phase"
            })
    void aProposalTellsWhoseTurnItIs(Phase phase, int round, String state, String submitted, String due) {
        BoardFacts facts = round == 0
                ? BoardFacts.NONE
                : facts(round, state, submitted.equals("-") ? Map.of() : Map.of(Integer.parseInt(submitted), LATER));
        assertEquals(due, told(phase, facts));
    }

    private static String reviewed(Set<String> owners, boolean isOfficeAwaited, @Nullable Instant decidedAt) {
        OpenReview review = new OpenReview(owners, isOfficeAwaited, decidedAt);
        return told(Phase.FIRST_DOWN, new BoardFacts(null, Map.of(), null, review));
    }

    @Test
    void aReviewWaitsForItsDepartmentsThenForTheOfficeThenForNobody() {
        assertEquals(
                "IN_REVIEW OWNER_DEPARTMENTS [FIN, PHARMACY] phase", reviewed(Set.of("PHARMACY", "FIN"), true, LATER));
        assertEquals("IN_REVIEW BUDGET_OFFICE [] phase", reviewed(Set.of(), true, LATER));
        assertEquals("REVIEWED BUDGET_OFFICE [] later", reviewed(Set.of(), false, LATER));
        assertEquals("REVIEWED BUDGET_OFFICE [] phase", reviewed(Set.of(), false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_OFFICER, CENTRE",
        "OWNER_DEPARTMENT, OWNER_DEPARTMENTS",
        "BUDGET_OFFICE, BUDGET_OFFICE",
        "COMMITTEE, COMMITTEE",
        "'', APPROVERS"
    })
    void whatIsBeingApprovedIsHeldByWhoApproves(String role, String kind) {
        BoardFacts.Approving approving = new BoardFacts.Approving(role, new TreeSet<>(Set.of("H")), LATER);
        String due = "IN_APPROVAL " + kind + " [H] later";
        assertEquals(
                due,
                told(
                        Phase.FIRST_UP,
                        new BoardFacts(
                                new BoardFacts.Proposed(1, "SUBMITTED", LATER), Map.of(1, LATER), approving, null)));
        assertEquals(
                due,
                told(
                        Phase.SECOND_DOWN,
                        BoardFacts.NONE,
                        new BoardFacts.Budget(BoardState.IN_APPROVAL, LATER, approving)));
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, BUDGET_OFFICE", "CONSOLIDATING, BUDGET_OFFICE", "ISSUED, BUDGET_OFFICE"})
    void theBudgetOfTheHospitalIsEveryCentres(BoardState state, String kind) {
        assertEquals(
                state + " " + kind + " [] later",
                told(Phase.SECOND_DOWN, BoardFacts.NONE, new BoardFacts.Budget(state, LATER, null)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "START, 2026-08-20, 2026-08-20, 0",
                "START, 2026-08-22, 2026-08-20, 2",
                "FIRST_UP, 2026-09-30, 2026-09-30, 0",
                "FIRST_UP, 2026-10-01, 2026-09-30, 1",
                "FIRST_DOWN, 2026-10-20, 2026-09-30, 20",
                "SECOND_UP, 2026-12-01, 2026-11-30, 1",
                "SECOND_DOWN, 2027-05-01, 2027-04-30, 1",
                "EXECUTION, 2028-05-01, -, 0",
                "SETTLEMENT, 2028-04-01, 2028-03-31, 1",
                "CLOSED, 2030-01-01, -, 0"
            })
    void whoIsWaitedForAfterTheLastDayIsLate(Phase phase, LocalDate today, @Nullable LocalDate due, long days) {
        BoardRow row = BoardRow.of("WARD", in(phase), BoardFacts.NONE, BoardFacts.Budget.NONE, today);
        assertEquals(due, row.dueOn());
        assertEquals(days, row.daysLate());
        assertEquals(days > 0, row.isLate());
    }

    @Test
    void whoHasSubmittedIsNotLate() {
        BoardRow row = BoardRow.of(
                "WARD",
                in(Phase.FIRST_UP),
                facts(1, "SUBMITTED", Map.of(1, LATER)),
                BoardFacts.Budget.NONE,
                LocalDate.parse("2027-01-01"));
        assertEquals(0, row.daysLate());
        assertEquals(null, row.dueOn());
    }
}

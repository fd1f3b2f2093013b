package dev.heng.budget.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heng.budget.cycle.Phase;
import dev.heng.budget.preparation.Proposal.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state in every phase: what may be done, and with which code it is refused. */
class ProposalTest {
    private static final Instant THEN = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private static Proposal proposal(int round, ProposalState state) {
        return new Proposal("C", round, state, THEN, "li", "too much", 7);
    }

    @ParameterizedTest(name = "round {0} {1} in {2}: write {3}, submit {4}, return {5}")
    @CsvSource({
        "1, DRAFT,     FIRST_UP,  ALLOWED,            ALLOWED, PROPOSAL_NOT_SUBMITTED",
        "1, SUBMITTED, FIRST_UP,  PROPOSAL_SUBMITTED, ALREADY, ALLOWED",
        "1, RETURNED,  FIRST_UP,  ALLOWED,            ALLOWED, ALREADY",
        "1, DRAFT,     SECOND_UP, ALLOWED,            ALLOWED, PROPOSAL_NOT_SUBMITTED",
        "1, SUBMITTED, SECOND_UP, ALLOWED,            ALLOWED, PROPOSAL_NOT_SUBMITTED",
        "1, RETURNED,  SECOND_UP, ALLOWED,            ALLOWED, PROPOSAL_NOT_SUBMITTED",
        "2, DRAFT,     SECOND_UP, ALLOWED,            ALLOWED, PROPOSAL_NOT_SUBMITTED",
        "2, SUBMITTED, SECOND_UP, PROPOSAL_SUBMITTED, ALREADY, ALLOWED",
        "2, RETURNED,  SECOND_UP, ALLOWED,            ALLOWED, ALREADY",
        // the cycle went back to a round that the proposal has left
        "2, DRAFT,     FIRST_UP,  PHASE_CLOSED,       PHASE_CLOSED, PHASE_CLOSED",
        "2, SUBMITTED, FIRST_UP,  PHASE_CLOSED,       PHASE_CLOSED, PHASE_CLOSED",
        "2, RETURNED,  FIRST_UP,  PHASE_CLOSED,       PHASE_CLOSED, PHASE_CLOSED",
    })
    void inAPhaseOfCentres(int round, ProposalState state, Phase phase, Verdict write, Verdict submit, Verdict back) {
        Proposal present = proposal(round, state).in(phase, NOW);
        assertEquals(write, present.judge(phase, ProposalAction.WRITE));
        assertEquals(submit, present.judge(phase, ProposalAction.SUBMIT));
        assertEquals(back, present.judge(phase, ProposalAction.RETURN));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"FIRST_UP", "SECOND_UP"},
            mode = EnumSource.Mode.EXCLUDE)
    void inEveryOtherPhaseNothingMayBeDone(Phase phase) {
        for (int round = 1; round <= 2; round++) {
            for (ProposalState state : ProposalState.values()) {
                Proposal present = proposal(round, state);
                assertSame(present, present.in(phase, NOW));
                for (ProposalAction action : ProposalAction.values()) {
                    assertEquals(Verdict.PHASE_CLOSED, present.judge(phase, action), phase + " " + action);
                }
            }
        }
    }

    @Test
    void theSecondRoundBeginsAsADraftWithItsPhase() {
        Proposal second = proposal(1, ProposalState.SUBMITTED).in(Phase.SECOND_UP, NOW);
        assertEquals(new Proposal("C", 2, ProposalState.DRAFT, NOW, "li", null, 7), second);
        assertSame(second, second.in(Phase.SECOND_UP, NOW));
    }

    @Test
    void everyPhaseIsInOneOfTheTables() {
        Set<Phase> tried =
                new HashSet<>(Stream.of(Phase.FIRST_UP, Phase.SECOND_UP).toList());
        Arrays.stream(Phase.values())
                .filter(phase -> Proposal.roundOf(phase).isEmpty())
                .forEach(tried::add);
        assertEquals(Set.of(Phase.values()), tried);
    }
}

package dev.heng.budget.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStateTest {
    /** Every state and what every action makes of it, in the order of the actions; - is refused. */
    @ParameterizedTest
    @CsvSource({
        "DRAFT,      SUBMITTED, -,        -,        -,     -,      -",
        "SUBMITTED,  -,         APPROVED, RETURNED, DRAFT, -,      -",
        "APPROVED,   -,         -,        -,        -,     ISSUED, -",
        "RETURNED,   SUBMITTED, -,        -,        -,     -,      -",
        "ISSUED,     -,         -,        -,        -,     -,      SUPERSEDED",
        "SUPERSEDED, -,         -,        -,        -,     -,      -"
    })
    void everyActionInEveryState(
            VersionState state,
            String submit,
            String approve,
            String returned,
            String withdraw,
            String issue,
            String supersede) {
        List<String> expected = List.of(submit, approve, returned, withdraw, issue, supersede);
        assertEquals(
                expected,
                Stream.of(VersionAction.values())
                        .map(action -> state.after(action).map(Enum::name).orElse("-"))
                        .toList());
        for (VersionAction action : VersionAction.values()) {
            if (expected.get(action.ordinal()).equals("-")) {
                ProblemException refused = assertThrows(
                        ProblemException.class, () -> version(state).after(action, "office", Instant.EPOCH));
                assertEquals(BudgetProblem.BUDGET_VERSION_STATE, refused.problem());
            } else {
                assertEquals(
                        8, version(state).after(action, "office", Instant.EPOCH).revision());
            }
        }
    }

    @Test
    void theLedgerNamesTheVersionAndItsHash() {
        assertEquals("budget 2026 v3 0123456789ab", version(VersionState.DRAFT).document());
    }

    private static BudgetVersion version(VersionState state) {
        return new BudgetVersion(
                2026,
                3,
                state,
                Instant.EPOCH,
                "office",
                "0123456789abcdef",
                "office",
                Instant.EPOCH,
                0,
                new BudgetVersion.Stated(BigDecimal.ZERO, null, List.of()),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                7);
    }
}

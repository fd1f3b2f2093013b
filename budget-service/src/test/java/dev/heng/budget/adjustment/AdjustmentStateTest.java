package dev.heng.budget.adjustment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with an adjustment in which state. */
class AdjustmentStateTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final AdjustmentDefinition DEFINITION = definition("1");

    private static AdjustmentDefinition definition(String amount) {
        return new AdjustmentDefinition(
                2026,
                AdjustmentType.SUPPLEMENT,
                "title",
                "reason",
                null,
                null,
                List.of(new AdjustmentLine(
                        new CellKey("C", "S", "OWN", "-", YearMonth.of(2026, 3)), new BigDecimal(amount))));
    }

    private static Adjustment in(AdjustmentState state) {
        Adjustment draft = Adjustment.drafted("h", "a", DEFINITION, "writer", NOON);
        return switch (state) {
            case DRAFT -> draft;
            case SUBMITTED -> draft.submitted("submitter", NOON);
            default -> draft.submitted("submitter", NOON).decided(state, "committee", null, NOON);
        };
    }

    private static UnaryOperator<Adjustment> step(String name) {
        return switch (name) {
            case "write" -> before -> before.redrafted(DEFINITION, "other", NOON);
            case "submit" -> before -> before.submitted("other", NOON);
            case "approve" -> before -> before.decided(AdjustmentState.APPROVED, "committee", null, NOON);
            case "return" -> before -> before.decided(AdjustmentState.RETURNED, "committee", "no", NOON);
            case "withdraw" -> before -> before.decided(AdjustmentState.WITHDRAWN, "writer", null, NOON);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT,     write,    DRAFT",
        "DRAFT,     submit,   SUBMITTED",
        "DRAFT,     approve,  -",
        "DRAFT,     return,   -",
        "DRAFT,     withdraw, -",
        "SUBMITTED, write,    -",
        "SUBMITTED, submit,   -",
        "SUBMITTED, approve,  APPROVED",
        "SUBMITTED, return,   RETURNED",
        "SUBMITTED, withdraw, WITHDRAWN",
        "APPROVED,  write,    -",
        "APPROVED,  submit,   -",
        "APPROVED,  approve,  -",
        "APPROVED,  return,   -",
        "APPROVED,  withdraw, -",
        "RETURNED,  write,    DRAFT",
        "RETURNED,  submit,   -",
        "RETURNED,  approve,  -",
        "RETURNED,  return,   -",
        "RETURNED,  withdraw, -",
        "WITHDRAWN, write,    DRAFT",
        "WITHDRAWN, submit,   -",
        "WITHDRAWN, approve,  -",
        "WITHDRAWN, return,   -",
        "WITHDRAWN, withdraw, -",
    })
    void everyStepIsAllowedOrRefusedWithItsCode(AdjustmentState before, String step, String after) {
        Adjustment adjustment = in(before);
        if (after.equals("-")) {
            assertEquals(
                    BudgetProblem.ADJUSTMENT_STATE,
                    assertThrows(ProblemException.class, () -> step(step).apply(adjustment))
                            .problem());
        } else {
            Adjustment next = step(step).apply(adjustment);
            assertEquals(AdjustmentState.valueOf(after), next.state());
            assertEquals(adjustment.version() + 1, next.version());
        }
    }

    @Test
    void whoeverWroteOrSubmittedItPreparedItAndWhoDecidedDidNot() {
        Adjustment decided = Adjustment.drafted("h", "a", DEFINITION, "writer", NOON)
                .redrafted(DEFINITION, "second", NOON)
                .submitted("submitter", NOON)
                .decided(AdjustmentState.RETURNED, "committee", null, NOON)
                .redrafted(DEFINITION, "third", NOON);
        assertEquals(Set.of("writer", "second", "third", "submitter"), decided.preparers());
    }

    @Test
    void everySubmissionHoldsUnderAnotherId() {
        Adjustment first = in(AdjustmentState.SUBMITTED);
        Adjustment second = in(AdjustmentState.RETURNED)
                .redrafted(DEFINITION, "writer", NOON)
                .submitted("writer", NOON);
        assertEquals("a.1", first.hold());
        assertEquals("a.2", second.hold());
    }

    @Test
    void theDigestIsOfWhatItSays() {
        assertEquals(64, DEFINITION.digest().length());
        assertEquals(DEFINITION.digest(), definition("1.00").digest());
        TreeMap<String, AdjustmentDefinition> digests = new TreeMap<>();
        for (AdjustmentDefinition each : List.of(
                DEFINITION,
                definition("1.01"),
                definition("-1"),
                new AdjustmentDefinition(
                        2026, AdjustmentType.REDUCTION, "title", "reason", null, null, DEFINITION.lines()),
                new AdjustmentDefinition(
                        2026, AdjustmentType.SUPPLEMENT, "title", "reason", "x", null, DEFINITION.lines()),
                new AdjustmentDefinition(
                        2026, AdjustmentType.SUPPLEMENT, "title", "reason", null, "x", DEFINITION.lines()))) {
            digests.put(each.digest(), each);
        }
        assertEquals(6, digests.size());
    }
}

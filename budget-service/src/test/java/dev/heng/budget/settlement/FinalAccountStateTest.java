package dev.heng.budget.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.settlement.FinalAccountState.Step;
import dev.heng.budget.subject.Category;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state and every step: allowed, or refused with its code. */
class FinalAccountStateTest {
    @ParameterizedTest
    @CsvSource({
        "DRAFT, BUILD_NEXT, SUPERSEDED",
        "DRAFT, COMMENT, DRAFT",
        "DRAFT, SUBMIT, SUBMITTED",
        "DRAFT, APPROVE, FINAL_ACCOUNT_NOT_SUBMITTED",
        "DRAFT, RETURN, FINAL_ACCOUNT_NOT_SUBMITTED",
        "SUBMITTED, BUILD_NEXT, FINAL_ACCOUNT_SUBMITTED",
        "SUBMITTED, COMMENT, FINAL_ACCOUNT_SUBMITTED",
        "SUBMITTED, SUBMIT, SUBMITTED",
        "SUBMITTED, APPROVE, APPROVED",
        "SUBMITTED, RETURN, RETURNED",
        "RETURNED, BUILD_NEXT, SUPERSEDED",
        "RETURNED, COMMENT, RETURNED",
        "RETURNED, SUBMIT, SUBMITTED",
        "RETURNED, APPROVE, FINAL_ACCOUNT_NOT_SUBMITTED",
        "RETURNED, RETURN, FINAL_ACCOUNT_NOT_SUBMITTED",
        "APPROVED, BUILD_NEXT, APPROVED",
        "APPROVED, COMMENT, FINAL_ACCOUNT_FROZEN",
        "APPROVED, SUBMIT, FINAL_ACCOUNT_FROZEN",
        "APPROVED, APPROVE, FINAL_ACCOUNT_NOT_SUBMITTED",
        "APPROVED, RETURN, FINAL_ACCOUNT_NOT_SUBMITTED",
        "SUPERSEDED, BUILD_NEXT, SUPERSEDED",
        "SUPERSEDED, COMMENT, FINAL_ACCOUNT_FROZEN",
        "SUPERSEDED, SUBMIT, FINAL_ACCOUNT_FROZEN",
        "SUPERSEDED, APPROVE, FINAL_ACCOUNT_NOT_SUBMITTED",
        "SUPERSEDED, RETURN, FINAL_ACCOUNT_NOT_SUBMITTED"
    })
    void everyStepOfEveryState(FinalAccountState state, Step step, String expected) {
        assertEquals(expected, after(state, step));
    }

    private static String after(FinalAccountState state, Step step) {
        try {
            return state.after(step).name();
        } catch (ProblemException refused) {
            return refused.problem().name();
        }
    }

    @Test
    void redLinesAreWhatNeedsAComment() {
        RedLineLimits limits =
                new RedLineLimits(RedLineLimits.LOWEST_RATE, RedLineLimits.HIGHEST_RATE, new BigDecimal("5"));
        record Case(Category category, String budget, String executed, String expected) {}
        List<Case> cases = List.of(
                new Case(Category.EXPENSE, "100", "100", "null"),
                new Case(Category.EXPENSE, "100", "104", "null"),
                new Case(Category.EXPENSE, "100", "105", "OVERSPENT"),
                new Case(Category.CAPITAL, "0", "5", "OVERSPENT"),
                new Case(Category.EXPENSE, "100", "90", "null"),
                new Case(Category.EXPENSE, "100", "89.99", "RATE_LOW"),
                new Case(Category.EXPENSE, "10", "6", "null"),
                new Case(Category.INCOME, "100", "110", "null"),
                new Case(Category.INCOME, "100", "110.01", "RATE_HIGH"),
                new Case(Category.INCOME, "100", "80", "RATE_LOW"),
                new Case(Category.INCOME, "0", "80", "null"),
                new Case(Category.FINANCING, "100", "0", "null"));
        for (Case each : cases) {
            assertEquals(
                    each.expected(),
                    String.valueOf(limits.judge(
                            each.category(), new BigDecimal(each.budget()), new BigDecimal(each.executed()))),
                    each::toString);
        }
    }
}

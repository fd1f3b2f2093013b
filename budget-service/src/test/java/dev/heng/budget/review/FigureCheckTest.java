package dev.heng.budget.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.CycleCalendar;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may decide what about which line, and what has to be said with it. */
class FigureCheckTest {
    private static final BudgetLine OWNED = line("OWNED");
    private static final BudgetLine UNOWNED = line("UNOWNED");

    private static BudgetLine line(String subject) {
        return new BudgetLine("WARD", subject, CellKey.FUND_DEFAULT, CellKey.PROJECT_DEFAULT);
    }

    private static ProposedLine proposed(BudgetLine line, @Nullable String owner, @Nullable ControlFigure figure) {
        return new ProposedLine(
                line, Category.EXPENSE, Unit.MONEY, new BigDecimal("100.00"), null, "officer", owner, figure);
    }

    private static ControlFigure figure(String proposed, String amount, boolean isUntouched) {
        return new ControlFigure(
                new BigDecimal(proposed), new BigDecimal(amount), "why", isUntouched, "li.wei", Instant.EPOCH, 1);
    }

    private static String judged(Reviewer reviewer, FigureDraft... drafts) {
        Map<BudgetLine, ProposedLine> lines =
                Map.of(OWNED, proposed(OWNED, "FIN", null), UNOWNED, proposed(UNOWNED, null, null));
        return FigureCheck.violations(List.of(drafts), lines, reviewer).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .collect(Collectors.joining(", "));
    }

    private static FigureDraft draft(BudgetLine line, String amount, @Nullable String reason) {
        return new FigureDraft(line, new BigDecimal(amount), reason, null);
    }

    private static Reviewer department(String... centres) {
        return new Reviewer("li.wei", false, Optional.of(Set.of(centres)));
    }

    private static final Reviewer OFFICE = new Reviewer("office", true, Optional.empty());
    private static final Reviewer EVERY_DEPARTMENT = new Reviewer("li.wei", false, Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "office, OWNED, ''",
        "office, UNOWNED, ''",
        "FIN, OWNED, ''",
        "FIN, UNOWNED, /figures/0/subject NOT_OWNER",
        "PHARMACY, OWNED, /figures/0/subject NOT_OWNER",
        "nobody, OWNED, /figures/0/subject NOT_OWNER",
        "every, OWNED, ''",
        "every, UNOWNED, /figures/0/subject NOT_OWNER"
    })
    void aDepartmentDecidesAboutWhatItAnswersForAndTheOfficeAboutEverything(String who, String subject, String due) {
        Reviewer reviewer =
                switch (who) {
                    case "office" -> OFFICE;
                    case "every" -> EVERY_DEPARTMENT;
                    case "nobody" -> department();
                    default -> department(who);
                };
        assertEquals(due, judged(reviewer, draft(line(subject), "100", null)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "100, -, ''",
                "100.0000, -, ''",
                "100, kept, ''",
                "99.99, -, /figures/0/reason REASON_REQUIRED",
                "100.01, -, /figures/0/reason REASON_REQUIRED",
                "99.99, cut, ''",
                "100.01, raised, ''"
            })
    void whatIsNotAsProposedHasItsReason(String amount, @Nullable String reason, String due) {
        assertEquals(due, judged(OFFICE, draft(OWNED, amount, reason)));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        assertEquals(
                "/figures/1 DUPLICATE_LINE, /figures/1/reason REASON_REQUIRED, /figures/2 UNKNOWN_LINE, /figures/3/subject NOT_OWNER",
                judged(
                        department("FIN"),
                        draft(OWNED, "100", null),
                        draft(OWNED, "90", null),
                        draft(line("NEVER"), "1", null),
                        draft(UNOWNED, "100", null)));
    }

    @Test
    void whoOnlyLacksTheDepartmentIsOutOfScope() {
        assertEquals("CENTRE_OUT_OF_SCOPE", refused(draft(UNOWNED, "100", null)));
        assertEquals("INVALID_REQUEST", refused(draft(UNOWNED, "90", null)));
        FigureCheck.requireNone(List.of());
    }

    private static String refused(FigureDraft draft) {
        var violations = FigureCheck.violations(
                List.of(draft), Map.of(UNOWNED, proposed(UNOWNED, null, null)), department("FIN"));
        return assertThrows(ProblemException.class, () -> FigureCheck.requireNone(violations))
                .problem()
                .name();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void controlFiguresAreDecidedInTheirPhaseAndInNoOther(Phase phase) {
        Cycle cycle = new Cycle(2027, phase, Instant.EPOCH, CycleCalendar.usual(2027), 1, "office", Instant.EPOCH);
        if (phase == Phase.FIRST_DOWN) {
            SetControlFigures.requireFirstDown(cycle);
        } else {
            assertEquals(
                    "PHASE_CLOSED",
                    assertThrows(ProblemException.class, () -> SetControlFigures.requireFirstDown(cycle))
                            .problem()
                            .name());
        }
    }

    @Test
    void aDecisionHoldsForWhatWasProposedThen() {
        assertEquals(FigureState.OPEN, proposed(OWNED, "FIN", null).state());
        assertEquals(
                FigureState.DECIDED,
                proposed(OWNED, "FIN", figure("100", "90", false)).state());
        assertEquals(
                FigureState.STALE,
                proposed(OWNED, "FIN", figure("101", "90", false)).state());
        assertEquals(
                FigureState.UNTOUCHED,
                proposed(OWNED, "FIN", figure("100", "100", true)).state());
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90, 0",
        "100, 90, -0.1",
        "3, 2, -0.333333",
        "-3, -2, -0.333333",
        "600000, 600000.3, 0.000001",
        "600000, 600000.29, 0",
        "0, 5, "
    })
    void theRatioIsRoundedHalfUpToSixDecimals(String control, String newest, @Nullable String due) {
        BigDecimal allowed = new BigDecimal(control);
        Gap gap = new Gap(allowed, allowed, null, new BigDecimal(newest).subtract(allowed));
        @Nullable BigDecimal ratio = gap.ratio();
        assertEquals(0, due == null ? ratio == null ? 0 : 1 : new BigDecimal(due).compareTo(ratio));
    }
}

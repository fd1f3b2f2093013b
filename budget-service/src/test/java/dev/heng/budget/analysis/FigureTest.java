package dev.heng.budget.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @ParameterizedTest
    @CsvSource({
        // original, adjustment, reserved, executed -> budget, available
        "100,,,,100,100",
        "100,-30,,,70,70",
        ",20,,,20,20",
        "100,,10,25.5,100,64.5",
        "0,,,5,0,-5",
    })
    void theBudgetInForceAndWhatIsLeft(
            BigDecimal original,
            BigDecimal adjustment,
            BigDecimal reserved,
            BigDecimal executed,
            BigDecimal budget,
            BigDecimal available) {
        Figure figure = figure(original, adjustment, reserved, executed);
        assertEquals(0, budget.compareTo(figure.budget()));
        assertEquals(0, available.compareTo(figure.available()));
    }

    @Test
    void withoutAPlanNothingIsAvailable() {
        Figure figure = figure(null, null, null, BigDecimal.TEN);
        assertNull(figure.budget());
        assertNull(figure.available());
    }

    @Test
    void aSubjectTreeKnowsWhatIsBelowASubject() {
        SubjectTree tree = new SubjectTree(
                List.of(subject("REV", null), subject("OP", "REV"), subject("DRUG", "OP"), subject("EXP", null)));
        assertEquals(Set.of("REV", "OP", "DRUG"), tree.subtree("REV"));
        assertEquals(7, tree.pairs().size());
    }

    private static Figure figure(BigDecimal original, BigDecimal adjustment, BigDecimal reserved, BigDecimal executed) {
        return new Figure("H", "REV", "OWN", "-", YearMonth.of(2026, 3), original, adjustment, reserved, executed, 1);
    }

    private static Subject subject(String code, String parent) {
        return new Subject(code, code, null, parent, Category.INCOME, Nature.FLOW, Unit.MONEY, Control.NONE);
    }
}

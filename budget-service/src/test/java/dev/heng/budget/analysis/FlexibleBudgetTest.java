package dev.heng.budget.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** How a budget follows a volume, and how its variance falls apart. */
class FlexibleBudgetTest {
    private static final SubjectTree SUBJECTS = new SubjectTree(List.of(
            subject("COST", null),
            subject("MATERIAL", "COST"),
            subject("VISITS", null),
            subject("FIRST_VISITS", "VISITS")));

    private final Map<FlexibleBudget.Place, FlexibleBudget.Sum> sums = new HashMap<>();

    private static Subject subject(String code, String parent) {
        return new Subject(code, code, null, parent, Category.EXPENSE, Nature.FLOW, Unit.MONEY, Control.NONE);
    }

    private static FlexibleBudget.Rule rule(String code, String subject, String centre, String fixedShare) {
        return new FlexibleBudget.Rule(code, subject, "VISITS", centre, new BigDecimal(fixedShare));
    }

    private void sum(String centre, String subject, String budget, String executed) {
        sums.put(
                new FlexibleBudget.Place(centre, subject),
                new FlexibleBudget.Sum(
                        budget == null ? null : new BigDecimal(budget),
                        executed == null ? null : new BigDecimal(executed)));
    }

    private FlexibleLine line(String centre, FlexibleBudget.Rule... rules) {
        Map<String, String> parents = new HashMap<>();
        parents.put("H", null);
        parents.put("WARD", "H");
        return new FlexibleBudget(new CentreTree(parents), SUBJECTS, sums, List.of(rules))
                .line(new FlexibleBudget.Place(centre, "MATERIAL"));
    }

    @Example
    void theFixedPartStaysAndTheRestFollows() {
        sum("WARD", "MATERIAL", "100000", "118000");
        sum("WARD", "VISITS", "900", "1000");
        sum("WARD", "FIRST_VISITS", "100", "200");
        FlexibleLine line = line("WARD", rule("r", "MATERIAL", "", "0.4"));
        assertEquals(new BigDecimal("40000.00"), line.fixed());
        assertEquals(new BigDecimal("60.000000"), line.rate());
        assertEquals(new BigDecimal("112000.00"), line.flexible());
        assertEquals(new BigDecimal("12000.00"), line.volumeVariance());
        assertEquals(new BigDecimal("6000.00"), line.spendingVariance());
    }

    @Example
    void theNearestCentreSpeaksThenTheNearestSubject() {
        sum("WARD", "MATERIAL", "100", null);
        sum("WARD", "VISITS", "10", "20");
        FlexibleBudget.Rule everywhere = rule("everywhere", "MATERIAL", "", "1");
        FlexibleBudget.Rule above = rule("above", "MATERIAL", "H", "1");
        FlexibleBudget.Rule own = rule("own", "COST", "WARD", "0");
        assertEquals("own", line("WARD", everywhere, above, own).rule());
        assertEquals("above", line("WARD", everywhere, above).rule());
        assertEquals(
                "nearer",
                line("WARD", own, rule("nearer", "MATERIAL", "WARD", "0")).rule());
        assertNull(line("H", own).rule());
    }

    @Example
    void withoutAVolumeTheBudgetStaysAndSaysWhy() {
        sum("WARD", "MATERIAL", "100", "90");
        FlexibleBudget.Rule rule = rule("r", "MATERIAL", "", "0");
        assertEquals(FlexibleLine.State.NO_PLANNED_VOLUME, line("WARD", rule).state());
        sum("WARD", "VISITS", "0", "5");
        assertEquals(FlexibleLine.State.NO_PLANNED_VOLUME, line("WARD", rule).state());
        sum("WARD", "VISITS", "5", null);
        assertEquals(FlexibleLine.State.NO_ACTUAL_VOLUME, line("WARD", rule).state());
        assertEquals(new BigDecimal("100"), line("WARD", rule).flexible());
        assertEquals(FlexibleLine.State.FIXED, line("WARD").state());
        sum("WARD", "VISITS", "5", "5");
        sum("WARD", "MATERIAL", null, "90");
        assertNull(line("WARD", rule).flexible());
        assertNull(line("WARD", rule).variance());
    }

    @Property
    void theTwoVariancesAreTheWholeOne(
            @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(4) BigDecimal budget,
            @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(4) BigDecimal executed,
            @ForAll @BigRange(min = "0.0001", max = "1000000") @Scale(4) BigDecimal planned,
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(4) BigDecimal came,
            @ForAll @BigRange(min = "0", max = "1") @Scale(6) BigDecimal share) {
        sum("WARD", "MATERIAL", budget.toPlainString(), executed.toPlainString());
        sum("WARD", "VISITS", planned.toPlainString(), came.toPlainString());
        FlexibleLine line = line("WARD", rule("r", "MATERIAL", "", share.toPlainString()));
        assertEquals(
                0, executed.subtract(budget).compareTo(line.volumeVariance().add(line.spendingVariance())));
    }
}

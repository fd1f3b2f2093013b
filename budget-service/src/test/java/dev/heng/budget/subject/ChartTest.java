package dev.heng.budget.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Subject INCOME = money("REV", null);
    private static final Subject OUTPATIENT = money("REV_OP", "REV");

    @Test
    void everyViolationIsReportedAtItsPlace() {
        List<Subject> subjects = List.of(
                INCOME,
                INCOME,
                money("LOST", "NOWHERE"),
                money("A", "B"),
                money("B", "A"),
                new Subject("BEDS", "床位", null, "REV", Category.POSITION, Nature.STOCK, Unit.BED, Control.NONE));

        List<String> found = ChartDefinition.violations(subjects).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();

        assertEquals(
                List.of(
                        "/subjects/1/code DUPLICATE_CODE",
                        "/subjects/2/parent PARENT_UNKNOWN",
                        "/subjects/3/parent PARENT_CYCLE",
                        "/subjects/4/parent PARENT_CYCLE",
                        "/subjects/5/nature PARENT_DIFFERS",
                        "/subjects/5/unit PARENT_DIFFERS"),
                found);
    }

    @Test
    void aSubjectBelowACycleIsNotBlamedForIt() {
        List<Violation> found =
                ChartDefinition.violations(List.of(money("A", "B"), money("B", "A"), money("LEAF", "A")));
        assertEquals(2, found.size());
    }

    @Test
    void aSubjectCannotBeItsOwnParent() {
        assertEquals(
                "PARENT_CYCLE",
                ChartDefinition.violations(List.of(money("A", "A"))).getFirst().code());
    }

    @Test
    void theSameDefinitionInAnotherOrderChangesNothing() {
        Chart chart = new Chart("c");
        assertTrue(chart.redefine(new ChartDefinition("科目", null, List.of(INCOME, OUTPATIENT))));
        assertFalse(chart.redefine(new ChartDefinition("科目", null, List.of(OUTPATIENT, INCOME))));
        assertEquals(1, chart.version());
    }

    @Test
    void theMeaningHashIgnoresNamesAndControl() {
        Subject renamed =
                new Subject("REV_OP", "门诊", "OP", "REV", Category.INCOME, Nature.FLOW, Unit.MONEY, Control.STRICT);
        String hash = MeaningHash.of(List.of(INCOME, OUTPATIENT));
        assertEquals(hash, MeaningHash.of(List.of(renamed, INCOME)));
        assertNotEquals(hash, MeaningHash.of(List.of(INCOME, money("REV_OP", null))));
    }

    @Test
    void vanishedAndChangedSubjectsHaveAnotherMeaningAndMovedOnesHaveNot() {
        Subject moved = money("REV_OP", null);
        Subject inBeds = new Subject("REV", "收入", null, null, Category.INCOME, Nature.FLOW, Unit.BED, Control.NONE);
        assertEquals(List.of(), PutChart.changedMeanings(List.of(INCOME, OUTPATIENT), List.of(INCOME, moved)));
        assertEquals(List.of("REV", "REV_OP"), PutChart.changedMeanings(List.of(INCOME, OUTPATIENT), List.of(inBeds)));
    }

    private static Subject money(String code, String parent) {
        return new Subject(code, "收入", null, parent, Category.INCOME, Nature.FLOW, Unit.MONEY, Control.NONE);
    }
}

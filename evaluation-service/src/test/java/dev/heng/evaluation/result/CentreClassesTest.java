package dev.heng.evaluation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.evaluation.budgetfacts.CentreTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which centres the database adds up together. */
class CentreClassesTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private static CentreTree.Interval always(String centre, String parent) {
        return new CentreTree.Interval(centre, LocalDate.MIN, LocalDate.MAX, centre, null, "REVENUE", parent);
    }

    private static final CentreTree TREE = new CentreTree(List.of(
            always("H", null),
            always("A", "H"),
            always("A1", "A"),
            always("B", "H"),
            new CentreTree.Interval("M", LocalDate.MIN, MARCH, "M", null, "REVENUE", "A"),
            new CentreTree.Interval("M", MARCH.plusDays(1), LocalDate.MAX, "M", null, "REVENUE", "B")));

    @Test
    void aCentreAndAllBelowItAreTwoClasses() {
        CentreClasses classes = CentreClasses.together("H", TREE, Set.of(MARCH, JUNE));
        assertEquals(classes.of("A"), classes.of("M"));
        assertNotEquals(classes.of("H"), classes.of("A"));
        assertEquals(2, classes.of(TREE.subtree("H", MARCH)).size());
    }

    @Test
    void aCentreThatMovedIsAClassOfItsOwn() {
        CentreClasses classes = CentreClasses.together("A", TREE, Set.of(MARCH, JUNE));
        assertEquals(Set.of("A", "A1", "M"), Set.copyOf(classes.centres()));
        assertEquals(3, classes.of(Set.of("A", "A1", "M")).size());
        assertEquals(2, classes.of(Set.of("A", "A1")).size());
    }

    @Test
    void whatWasNotForeseenIsRefusedInsteadOfSummedWrongly() {
        CentreClasses classes = CentreClasses.together("H", TREE, Set.of(MARCH));
        assertThrows(IllegalStateException.class, () -> classes.of(Set.of("A")));
        assertThrows(IllegalStateException.class, () -> classes.of(Set.of("X")));
        assertEquals(1, CentreClasses.alone(TREE, "H").of(Set.of("A")).size());
    }

    @Test
    void aCircleOfParentsEnds() {
        CentreTree circle = new CentreTree(List.of(always("A", "B"), always("B", "A")));
        assertEquals(Set.of("A", "B"), circle.subtree("A", JUNE));
    }
}

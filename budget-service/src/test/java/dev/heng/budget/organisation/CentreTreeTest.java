package dev.heng.budget.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CentreTreeTest {
    private final Map<String, CentreHistory> histories = new HashMap<>();

    @Test
    void aParentMustBeACentre() {
        place("C-CARD", "H", null);
        assertEquals(
                Optional.of("The hospital has no centre H that could be the parent."),
                TreeCheck.judge("C-CARD", histories));
    }

    @Test
    void nobodyStandsAboveHimself() {
        place("H", "H", null);
        assertTrue(TreeCheck.judge("H", histories).orElseThrow().contains("H < H"));
    }

    @Test
    void aCycleOnSomeDayIsFoundAndNamed() {
        place("H", null, null);
        place("A", "H", null);
        place("B", "A", null);
        assertEquals(Optional.empty(), TreeCheck.judge("B", histories));
        place("A", "B", "2026-07-01");
        assertEquals(
                Optional.of("On 2026-07-01 the centre would be above itself: A < B < A."),
                TreeCheck.judge("A", histories));
    }

    @Test
    void twoCentresMaySwapTheirPlacesOnOneDay() {
        place("H", null, null);
        place("A", "H", null);
        place("B", "A", null);
        place("B", "H", "2026-07-01");
        place("A", "B", "2026-07-01");
        assertEquals(Optional.empty(), TreeCheck.judge("A", histories));
        assertEquals(Set.of("A", "B"), treeOn("2026-06-30").subtrees(List.of("A")));
        assertEquals(Set.of("A"), treeOn("2026-07-01").subtrees(List.of("A")));
        assertEquals(List.of("A", "B", "H"), List.copyOf(treeOn("2026-07-01").upwards("A")));
    }

    @Test
    void aClosedCentreStaysInTheSumsOfItsParent() {
        place("H", null, null);
        histories.put(
                "OLD",
                CentreHistory.NONE.with(
                        new CentreChange("OLD", null, CentreType.COST, "H", null, LocalDate.parse("2026-06-30"))));
        assertEquals(Set.of("H", "OLD"), treeOn("2026-12-31").subtrees(List.of("H")));
    }

    @Test
    void rootsThatAreNoCentresAreLeftOut() {
        place("H", null, null);
        assertEquals(Set.of("H"), treeOn("2026-12-31").subtrees(List.of("H", "NOWHERE")));
    }

    private CentreTree treeOn(String day) {
        return CentreTree.on(LocalDate.parse(day), histories);
    }

    private void place(String centre, String parent, String from) {
        histories.merge(centre, CentreHistory.NONE, (before, none) -> before);
        histories.put(
                centre,
                histories
                        .get(centre)
                        .with(new CentreChange(
                                centre,
                                null,
                                CentreType.COST,
                                parent,
                                from == null ? null : LocalDate.parse(from),
                                null)));
    }
}

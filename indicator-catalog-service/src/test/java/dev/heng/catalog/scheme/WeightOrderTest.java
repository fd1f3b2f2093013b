package dev.heng.catalog.scheme;

import static dev.heng.catalog.scheme.Drafts.draft;
import static dev.heng.catalog.scheme.Drafts.item;
import static dev.heng.catalog.scheme.Drafts.sound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightOrderTest {
    private static List<String> broken(SchemeDraft draft) {
        return WeightOrder.broken(draft).stream().map(Warning::code).toList();
    }

    @Test
    void holdsForASoundDraft() {
        assertEquals(List.of(), broken(draft(sound())));
    }

    @Test
    void basicWeighsMoreThanAuxiliary() {
        Map<ItemClass, BigDecimal> halves =
                Map.of(ItemClass.BASIC, BigDecimal.valueOf(50), ItemClass.AUXILIARY, BigDecimal.valueOf(50));
        assertEquals(List.of("CLASS_WEIGHT_ORDER"), broken(draft(sound(), WeightMode.NORMALISE, halves)));
    }

    @Test
    void aCoreIndicatorWeighsMoreThanEveryOther() {
        List<SchemeItem> items = sound();
        items.add(item("F1", ItemClass.BASIC, false, "10.0"));
        assertEquals(List.of("CORE_WEIGHT_ORDER"), broken(draft(items)));
    }

    @Test
    void aClassOfCoreIndicatorsOnlyBreaksNothing() {
        assertEquals(List.of(), broken(draft(List.of(item("B1", ItemClass.AUXILIARY, true, "1")))));
    }

    @Test
    void aSchemeThatInsistsCannotBePublishedAgainstTheRules() {
        List<SchemeItem> items = sound();
        items.add(item("F1", ItemClass.BASIC, false, "30"));
        PublicationRules rules = new PublicationRules(draft(items)).addOfWeights();
        ProblemException refused = assertThrows(ProblemException.class, () -> rules.requireNone("s"));
        assertEquals(
                List.of("CORE_WEIGHT_ORDER"),
                refused.violations().stream().map(Violation::code).toList());
    }

    @Test
    void aClassWithAWeightNeedsItemsToBePublished() {
        PublicationRules rules = new PublicationRules(draft(List.of(item("A1", ItemClass.BASIC, false, "1"))));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> rules.addOfWeights().requireNone("s"));
        assertEquals(
                List.of("CLASS_WITHOUT_ITEMS"),
                refused.violations().stream().map(Violation::code).toList());
    }
}

package dev.heng.catalog.scheme;

import static dev.heng.catalog.scheme.Drafts.EIGHTY_TWENTY;
import static dev.heng.catalog.scheme.Drafts.draft;
import static dev.heng.catalog.scheme.Drafts.item;
import static dev.heng.catalog.scheme.Drafts.scored;
import static dev.heng.catalog.scheme.Drafts.sound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftRulesTest {
    private static void expect(SchemeDraft draft, String... pointersAndCodes) {
        List<String> found =
                DraftRules.violations(draft, Drafts.known("A1", "A2", "B1", "M1", "M2", "V1", "F1"), true).stream()
                        .map(violation -> violation.pointer() + " " + violation.code())
                        .toList();
        assertEquals(List.of(pointersAndCodes), found);
    }

    private static SchemeDraft with(SchemeItem more) {
        List<SchemeItem> items = sound();
        items.add(more);
        return draft(items);
    }

    @Test
    void acceptsASoundDraft() {
        expect(draft(sound()));
    }

    @Test
    void acceptsADraftWithoutItems() {
        expect(draft(List.of()));
    }

    @Test
    void classWeightsAddToHundred() {
        Map<ItemClass, BigDecimal> classes =
                Map.of(ItemClass.BASIC, new BigDecimal("80"), ItemClass.AUXILIARY, new BigDecimal("20.0001"));
        expect(draft(sound(), WeightMode.NORMALISE, classes), "/classes SUM_NOT_100");
    }

    @Test
    void onlyScoredClassesHaveAWeight() {
        Map<ItemClass, BigDecimal> classes = Map.of(
                ItemClass.BASIC,
                new BigDecimal("60"),
                ItemClass.AUXILIARY,
                new BigDecimal("20"),
                ItemClass.MODIFIER,
                new BigDecimal("20"));
        expect(draft(sound(), WeightMode.NORMALISE, classes), "/classes/MODIFIER NOT_APPLICABLE");
    }

    @Test
    void aClassWithItemsHasAWeight() {
        Map<ItemClass, BigDecimal> classes = Map.of(ItemClass.BASIC, new BigDecimal("100"));
        expect(draft(sound(), WeightMode.NORMALISE, classes), "/classes CLASS_WITHOUT_WEIGHT");
    }

    @Test
    void aClassWeightIsNotNegative() {
        Map<ItemClass, BigDecimal> classes =
                Map.of(ItemClass.BASIC, new BigDecimal("120"), ItemClass.AUXILIARY, new BigDecimal("-20"));
        expect(draft(sound(), WeightMode.NORMALISE, classes), "/classes/AUXILIARY OUT_OF_RANGE");
    }

    @Test
    void anIndicatorIsAnItemOnce() {
        expect(with(item("A1", ItemClass.AUXILIARY, false, "1")), "/items/6/indicator DUPLICATE");
    }

    @Test
    void indicatorsExist() {
        expect(with(item("NONE", ItemClass.BASIC, false, "1")), "/items/6/indicator UNKNOWN_INDICATOR");
    }

    @Test
    void aVetoHasNeitherWeightNorFormula() {
        expect(
                with(item("F1", ItemClass.VETO, false, "1")),
                "/items/6/indicator VETO_WITH_FORMULA",
                "/items/6/weight NOT_APPLICABLE");
    }

    @Test
    void weightsAreAboveZero() {
        expect(with(item("F1", ItemClass.BASIC, false, "0")), "/items/6/weight OUT_OF_RANGE");
        expect(with(item("F1", ItemClass.BASIC, false, null)), "/items/6/weight REQUIRED");
    }

    @Test
    void modifiersAddToHundred() {
        expect(with(item("F1", ItemClass.MODIFIER, false, "0.01")), "/items SUM_NOT_100");
    }

    @Test
    void strictClassesAddToHundred() {
        expect(draft(sound(), WeightMode.STRICT, EIGHTY_TWENTY), "/items SUM_NOT_100", "/items SUM_NOT_100");
    }

    @Test
    void methodsThatDoNotRunYetAreRefused() {
        expect(
                with(scored("F1", new Scoring(ScoringMethod.EFFICACY, null, null))),
                "/items/6/scoring/method METHOD_NOT_AVAILABLE");
    }

    @Test
    void ratioHasNeitherFloorNorCap() {
        expect(
                with(scored("F1", new Scoring(ScoringMethod.RATIO, null, BigDecimal.TEN))),
                "/items/6/scoring NOT_APPLICABLE");
    }

    @Test
    void theCapIsAboveTheFloor() {
        expect(
                with(scored("F1", new Scoring(ScoringMethod.ACHIEVEMENT, new BigDecimal("120"), null))),
                "/items/6/scoring/cap OUT_OF_RANGE");
    }

    @Test
    void achievementIsClampedToZeroAndHundredAndTwentyUnlessSaid() {
        Scoring scoring = new Scoring(ScoringMethod.ACHIEVEMENT, null, null);
        assertEquals(BigDecimal.ZERO, scoring.floor());
        assertEquals(BigDecimal.valueOf(120), scoring.cap());
    }

    @Test
    void modifiersAreNotScored() {
        SchemeItem modifier = new SchemeItem(
                "F1", ItemClass.MODIFIER, true, BigDecimal.ONE, Scoring.ratio(), ZeroTarget.EXEMPT, MissingPolicy.ZERO);
        expect(
                with(modifier),
                "/items/6/core NOT_APPLICABLE",
                "/items/6/scoring NOT_APPLICABLE",
                "/items/6/zeroTarget NOT_APPLICABLE",
                "/items/6/missing NOT_APPLICABLE",
                "/items SUM_NOT_100");
    }

    @Test
    void defaultsWrittenOutForAModifierOrVetoAreAccepted() {
        SchemeItem veto =
                new SchemeItem("M1", ItemClass.VETO, false, null, null, ZeroTarget.MANUAL, MissingPolicy.REQUIRED);
        expect(draft(List.of(veto)));
    }

    @Test
    void theGradeScaleExists() {
        List<Violation> found = DraftRules.violations(draft(List.of()), Map.of(), false);
        assertEquals("/gradeScale", found.getFirst().pointer());
        assertEquals("UNKNOWN_GRADE_SCALE", found.getFirst().code());
    }
}

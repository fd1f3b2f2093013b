package dev.heng.evaluation.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What scoring needs of a published scheme version.
 *
 * @param classWeights weights of BASIC and AUXILIARY, 80 and 20 in the article; a class without one has no items
 * @param items in any order; the scorecard keeps it, the outcome does not depend on it
 */
public record SchemeForScoring(
        WeightMode weightMode,
        Map<IndicatorClass, BigDecimal> classWeights,
        GradeScale gradeScale,
        List<SchemeItem> items) {

    public SchemeForScoring {
        classWeights = Map.copyOf(classWeights);
        items = List.copyOf(items);
        Set<String> codes = new HashSet<>();
        for (SchemeItem item : items) {
            require(codes.add(item.indicator()), "the indicator " + item.indicator() + " is in the scheme twice");
            boolean isPlaced = !item.indicatorClass().isComposed() || classWeights.containsKey(item.indicatorClass());
            require(isPlaced, "the class " + item.indicatorClass() + " has items and no class weight");
        }
        classWeights.values().forEach(weight -> require(weight.signum() >= 0, "a class weight is negative"));
        if (weightMode == WeightMode.STRICT) {
            requireHundred(items, IndicatorClass.BASIC);
            requireHundred(items, IndicatorClass.AUXILIARY);
            requireHundred(items, IndicatorClass.MODIFIER);
        }
    }

    /** The items of a class in the order of their codes, which is the order of every sum. */
    List<SchemeItem> itemsOf(IndicatorClass indicatorClass) {
        return items.stream()
                .filter(item -> item.indicatorClass() == indicatorClass)
                .sorted(Comparator.comparing(SchemeItem::indicator))
                .toList();
    }

    private static void requireHundred(List<SchemeItem> items, IndicatorClass indicatorClass) {
        BigDecimal sum = items.stream()
                .filter(item -> item.indicatorClass() == indicatorClass)
                .map(SchemeItem::weight)
                .reduce(BigDecimal::add)
                .orElse(ScoringMethod.HUNDRED);
        require(sum.compareTo(ScoringMethod.HUNDRED) == 0, "the weights of " + indicatorClass + " do not add to 100");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

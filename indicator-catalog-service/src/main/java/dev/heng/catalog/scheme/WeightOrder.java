package dev.heng.catalog.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The article's rules about weights: the basic class weighs more than the auxiliary one, a core indicator more than every other. */
final class WeightOrder {
    private WeightOrder() {}

    /** The rules that a draft breaks. */
    static List<Warning> broken(SchemeDraft draft) {
        List<Warning> broken = new ArrayList<>();
        BigDecimal basic = draft.classWeight(ItemClass.BASIC);
        BigDecimal auxiliary = draft.classWeight(ItemClass.AUXILIARY);
        if (basic.compareTo(auxiliary) <= 0) {
            broken.add(new Warning(
                    "CLASS_WEIGHT_ORDER",
                    "The class BASIC (" + basic.toPlainString() + ") does not weigh more than AUXILIARY ("
                            + auxiliary.toPlainString() + ").",
                    "基本指标的类别权重（" + basic.toPlainString() + "）应大于辅助指标（" + auxiliary.toPlainString() + "）。",
                    null));
        }
        coreOrder(draft, ItemClass.BASIC).ifPresent(broken::add);
        coreOrder(draft, ItemClass.AUXILIARY).ifPresent(broken::add);
        return broken;
    }

    private static Optional<Warning> coreOrder(SchemeDraft draft, ItemClass itemClass) {
        Comparator<SchemeItem> byWeight = Comparator.comparing(SchemeItem::givenWeight);
        Optional<SchemeItem> lightest =
                draft.items(itemClass).stream().filter(SchemeItem::core).min(byWeight);
        Optional<SchemeItem> heaviest =
                draft.items(itemClass).stream().filter(item -> !item.core()).max(byWeight);
        if (lightest.isEmpty()
                || heaviest.isEmpty()
                || lightest.get().givenWeight().compareTo(heaviest.get().givenWeight()) > 0) {
            return Optional.empty();
        }
        SchemeItem core = lightest.get();
        SchemeItem other = heaviest.get();
        return Optional.of(new Warning(
                "CORE_WEIGHT_ORDER",
                "The core indicator " + core.indicator() + " ("
                        + core.givenWeight().toPlainString()
                        + ") does not weigh more than " + other.indicator() + " ("
                        + other.givenWeight().toPlainString() + ") in " + itemClass + ".",
                "核心指标 " + core.indicator() + "（" + core.givenWeight().toPlainString() + "）的权重应大于同类其他指标 "
                        + other.indicator() + "（" + other.givenWeight().toPlainString() + "）。",
                core.indicator()));
    }
}

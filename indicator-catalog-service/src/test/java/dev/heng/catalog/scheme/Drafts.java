package dev.heng.catalog.scheme;

import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.indicator.Perspective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Drafts and indicators that the tests share. */
final class Drafts {
    private Drafts() {}

    static final Map<ItemClass, BigDecimal> EIGHTY_TWENTY =
            Map.of(ItemClass.BASIC, BigDecimal.valueOf(80), ItemClass.AUXILIARY, BigDecimal.valueOf(20));

    static SchemeItem item(String indicator, ItemClass itemClass, boolean core, String weight) {
        return new SchemeItem(
                indicator, itemClass, core, weight == null ? null : new BigDecimal(weight), null, null, null);
    }

    static SchemeItem scored(String indicator, Scoring scoring) {
        return new SchemeItem(indicator, ItemClass.BASIC, false, BigDecimal.TEN, scoring, null, null);
    }

    /** A sound scheme: a core and another basic item, an auxiliary one, two modifiers, a veto. */
    static List<SchemeItem> sound() {
        return new ArrayList<>(List.of(
                item("A1", ItemClass.BASIC, true, "10"),
                item("A2", ItemClass.BASIC, false, "9"),
                item("B1", ItemClass.AUXILIARY, false, "10"),
                item("M1", ItemClass.MODIFIER, false, "60"),
                item("M2", ItemClass.MODIFIER, false, "40"),
                item("V1", ItemClass.VETO, false, null)));
    }

    static SchemeDraft draft(List<SchemeItem> items) {
        return draft(items, WeightMode.NORMALISE, EIGHTY_TWENTY);
    }

    static SchemeDraft draft(List<SchemeItem> items, WeightMode mode, Map<ItemClass, BigDecimal> classes) {
        return SchemeDraft.withDefaults(
                "scheme", null, CentreType.REVENUE, null, mode, WeightRules.ERROR, classes, items, null);
    }

    /** Indicators without formulas, except those whose code begins with F. */
    static Map<String, Indicator> known(String... codes) {
        return Arrays.stream(codes)
                .map(code -> new Indicator(
                        code,
                        1,
                        new IndicatorDefinition(
                                code,
                                null,
                                Perspective.FINANCIAL,
                                code.startsWith("F") ? "1" : null,
                                null,
                                Direction.HIGHER,
                                null,
                                null,
                                null,
                                null,
                                null)))
                .collect(Collectors.toMap(Indicator::code, Function.identity()));
    }
}

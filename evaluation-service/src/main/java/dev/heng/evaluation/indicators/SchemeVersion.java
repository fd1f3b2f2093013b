package dev.heng.evaluation.indicators;

import dev.heng.evaluation.formula.Formulas;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.SchemeForScoring;
import dev.heng.evaluation.scoring.SchemeItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published scheme version, ready to be computed.
 *
 * @param centreType the type of centres it is made for
 * @param gradeScale the code of its grade scale
 * @param indicators the items' and those that their formulas reach
 */
public record SchemeVersion(
        String scheme,
        int version,
        String hash,
        String name,
        @Nullable String nameEn,
        String centreType,
        String chart,
        String gradeScale,
        SchemeForScoring scoring,
        Formulas formulas,
        Map<String, Indicator> indicators) {
    public SchemeVersion {
        indicators = Map.copyOf(indicators);
    }

    /** The indicator of an item, or one that a formula reaches. */
    public Indicator indicator(String code) {
        return Objects.requireNonNull(indicators.get(code), code);
    }

    /** The indicators whose formula is evaluated for a scorecard: a veto is an event and has none. */
    public List<String> evaluated() {
        return scoring.items().stream()
                .filter(item -> item.indicatorClass() != IndicatorClass.VETO)
                .map(SchemeItem::indicator)
                .toList();
    }
}

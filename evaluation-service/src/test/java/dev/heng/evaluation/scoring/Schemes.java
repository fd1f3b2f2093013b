package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.formula.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Schemes and figures as readable tables. A row is {@code class | indicator | weight | actual | budget | direction}, more
 * cells are {@code missing=..} and {@code zero=..}; a dash is a missing value, an exclamation mark an undefined one. For
 * a modifier the actual column holds the rating, for a veto item {@code event} or nothing.
 */
final class Schemes {

    static final GradeScale ARTICLE = new GradeScale(List.of(
            band("EXCELLENT", "优秀", "95", "105", false),
            band("GOOD", "良好", "75", "95", false),
            band("PASS", "合格", "60", "75", false),
            band("POOR", "较差", "45", "60", false),
            band("BAD", "差评", "0", "45", true)));

    private final ScoringMethod method;
    private final List<SchemeItem> items = new ArrayList<>();
    private final List<ItemFigures> figures = new ArrayList<>();
    private WeightMode weightMode = WeightMode.NORMALISE;
    private Map<IndicatorClass, BigDecimal> classWeights =
            Map.of(IndicatorClass.BASIC, decimal("80"), IndicatorClass.AUXILIARY, decimal("20"));

    private Schemes(ScoringMethod method) {
        this.method = method;
    }

    static Schemes table(ScoringMethod method, String rows) {
        Schemes table = new Schemes(method);
        rows.lines().filter(row -> !row.isBlank()).forEach(table::row);
        return table;
    }

    Schemes weights(WeightMode mode) {
        weightMode = mode;
        return this;
    }

    Schemes classes(Map<IndicatorClass, BigDecimal> weights) {
        classWeights = weights;
        return this;
    }

    /** Replaces what is known about one item. */
    Schemes knowing(ItemFigures known) {
        figures.removeIf(one -> one.indicator().equals(known.indicator()));
        figures.add(known);
        return this;
    }

    ItemFigures figuresOf(String indicator) {
        return figures.stream()
                .filter(one -> one.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    SchemeForScoring scheme() {
        return new SchemeForScoring(weightMode, classWeights, ARTICLE, items);
    }

    List<ItemFigures> figures() {
        return List.copyOf(figures);
    }

    Scorecard score() {
        return Scoring.score(scheme(), figures);
    }

    static ScoredItem item(Scorecard card, String indicator) {
        return card.items().stream()
                .filter(item -> item.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    static List<ReasonCode> codes(ScoredItem item) {
        return item.reasons().stream().map(Reason::code).toList();
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static Value value(String indicator, String cell) {
        Context here = Context.of("C-CARD", Window.parse("2026-Q1"), Scenario.ACTUAL);
        return switch (cell) {
            case "-" -> Value.missing(Reason.at(ReasonCode.NO_FIGURE, indicator + "_MEASURE", here));
            case "!" -> new Value.Undefined(Reason.at(ReasonCode.ZERO_DENOMINATOR, indicator + "_DENOMINATOR", here));
            default -> Value.number(decimal(cell));
        };
    }

    private void row(String row) {
        String[] cells = row.strip().split("\\s*\\|\\s*", -1);
        String code = cells[1];
        IndicatorClass indicatorClass = IndicatorClass.valueOf(cells[0]);
        MissingPolicy missing = MissingPolicy.REQUIRED;
        ZeroTarget zero = ZeroTarget.MANUAL;
        Direction direction = Direction.HIGHER;
        for (int i = 5; i < cells.length; i++) {
            if (cells[i].startsWith("missing=")) {
                missing = MissingPolicy.valueOf(cells[i].substring("missing=".length()));
            } else if (cells[i].startsWith("zero=")) {
                zero = ZeroTarget.valueOf(cells[i].substring("zero=".length()));
            } else if (!cells[i].isBlank()) {
                direction = Direction.valueOf(cells[i]);
            }
        }
        BigDecimal weight = cells[2].isBlank() ? null : decimal(cells[2]);
        items.add(new SchemeItem(code, indicatorClass, false, weight, direction, method, zero, missing));
        figures.add(known(indicatorClass, code, cells[3], cells[4]));
    }

    private static ItemFigures known(IndicatorClass indicatorClass, String code, String actual, String budget) {
        ItemFigures none = ItemFigures.none(code);
        return switch (indicatorClass) {
            case BASIC, AUXILIARY -> none.withActual(value(code, actual)).withBudget(value(code, budget));
            case MODIFIER -> actual.equals("-") ? none : none.withRating(decimal(actual));
            case VETO -> actual.equals("event") ? none.withEvent() : none;
        };
    }

    private static GradeScale.Band band(String grade, String name, String above, String upTo, boolean includesLower) {
        return new GradeScale.Band(grade, name, null, decimal(above), decimal(upTo), includesLower);
    }
}

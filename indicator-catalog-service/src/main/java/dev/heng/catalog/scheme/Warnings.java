package dev.heng.catalog.scheme;

import dev.heng.catalog.document.Json;
import dev.heng.catalog.formula.CompiledFormula;
import dev.heng.catalog.formula.Problem;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.IndicatorDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What whoever publishes a scheme should know, although nothing is wrong (domain.md 1.9). */
final class Warnings {
    /** Only through these can a formula over figures that are not negative become negative. */
    private static final Set<String> CAN_TURN_NEGATIVE = Set.of("sub", "neg", "growth");

    private final Content content;
    private final List<Warning> warnings = new ArrayList<>();

    private Warnings(Content content) {
        this.content = content;
    }

    static List<Warning> of(Content content) {
        Warnings warnings = new Warnings(content);
        SchemeDraft draft = content.scheme().draft();
        if (draft.weightRules() == WeightRules.WARN) {
            warnings.warnings.addAll(WeightOrder.broken(draft));
        }
        draft.items().forEach(warnings::addOfItem);
        content.compilation()
                .problems()
                .forEach((code, problems) -> problems.forEach(problem -> warnings.addOfFormula(code, problem)));
        return List.copyOf(warnings.warnings);
    }

    private void addOfItem(SchemeItem item) {
        IndicatorDefinition definition = content.indicator(item.indicator()).definition();
        var centreType = content.scheme().draft().centreType();
        if (!definition.centreTypes().isEmpty() && !definition.centreTypes().contains(centreType)) {
            warnings.add(new Warning(
                    "CENTRE_TYPE_NOT_INTENDED",
                    item.indicator() + " is meant for centres of other types than " + centreType + ".",
                    "指标 " + item.indicator() + " 不是为该类责任中心（" + centreType + "）设计的。",
                    item.indicator()));
        }
        if (item.scoring() != null && item.scoring().method() == ScoringMethod.RATIO) {
            addOfRatio(item, definition);
        }
    }

    private void addOfRatio(SchemeItem item, IndicatorDefinition definition) {
        if (definition.direction() == Direction.LOWER) {
            warnings.add(new Warning(
                    "LOWER_WITH_RATIO",
                    item.indicator() + " is lower-is-better, but RATIO gives more points to a higher value.",
                    "指标 " + item.indicator() + " 越低越好，但按实际/预算计分时数值越高得分越高。",
                    item.indicator()));
        }
        if (canBeNegative(item.indicator())) {
            warnings.add(new Warning(
                    "NEGATIVE_BUDGET_WITH_RATIO",
                    "The budget value of " + item.indicator() + " can be negative, and RATIO then turns good into bad.",
                    "指标 " + item.indicator() + " 的预算值可能为负，此时按实际/预算计分会颠倒优劣。",
                    item.indicator()));
        }
    }

    private boolean canBeNegative(String indicator) {
        CompiledFormula formula = content.compilation().formulas().get(indicator);
        if (formula == null) {
            return false;
        }
        return Stream.concat(Stream.of(indicator), formula.readSet().indicators().stream())
                .map(code -> content.compilation().formulas().get(code))
                .anyMatch(reached -> reached != null && holdsAny(Json.read(reached.tree(), Object.class)));
    }

    private static boolean holdsAny(Object tree) {
        return switch (tree) {
            case Map<?, ?> node ->
                CAN_TURN_NEGATIVE.contains(String.valueOf(node.get("op")))
                        || node.values().stream().anyMatch(Warnings::holdsAny);
            case List<?> parts -> parts.stream().anyMatch(Warnings::holdsAny);
            case null, default -> false;
        };
    }

    private void addOfFormula(String code, Problem problem) {
        if (!problem.isError()) {
            warnings.add(new Warning(problem.code().name(), problem.message(), problem.messageZh(), code));
        }
    }
}

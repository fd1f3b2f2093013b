package dev.heng.catalog.scheme;

import dev.heng.catalog.indicator.Indicator;
import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What must hold of every draft, also of an unfinished one; judged again when it is published, for the catalogue may have changed. */
final class DraftRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SchemeDraft draft;
    private final Map<String, Indicator> known;
    private final List<Violation> violations = new ArrayList<>();

    private DraftRules(SchemeDraft draft, Map<String, Indicator> known) {
        this.draft = draft;
        this.known = known;
    }

    /** Everything that is wrong, with pointers into the draft's body. */
    static List<Violation> violations(SchemeDraft draft, Map<String, Indicator> known, boolean isGradeScaleKnown) {
        DraftRules rules = new DraftRules(draft, known);
        rules.checkClasses();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.items().size(); i++) {
            SchemeItem item = draft.items().get(i);
            String at = "/items/" + i;
            if (!seen.add(item.indicator())) {
                rules.add(at + "/indicator", "DUPLICATE", item.indicator() + " is an item already.");
            }
            rules.checkIndicator(item, at);
            rules.checkWeight(item, at);
            if (item.itemClass().isScored()) {
                rules.checkScoring(Objects.requireNonNull(item.scoring()), at + "/scoring");
            } else {
                rules.checkUnscored(item, at);
            }
        }
        rules.checkSums();
        if (!isGradeScaleKnown) {
            rules.add("/gradeScale", "UNKNOWN_GRADE_SCALE", "There is no grade scale " + draft.gradeScale() + ".");
        }
        return List.copyOf(rules.violations);
    }

    private void add(String pointer, String code, String detail) {
        violations.add(new Violation(pointer, code, detail));
    }

    private void checkClasses() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<ItemClass, BigDecimal> entry : draft.classes().entrySet()) {
            String at = "/classes/" + entry.getKey();
            if (!entry.getKey().isScored()) {
                add(at, "NOT_APPLICABLE", "Only BASIC and AUXILIARY have a class weight.");
            } else if (entry.getValue().signum() < 0) {
                add(at, "OUT_OF_RANGE", "A class weight is not negative.");
            }
            sum = sum.add(entry.getValue());
        }
        if (sum.compareTo(HUNDRED) != 0) {
            add("/classes", "SUM_NOT_100", "The class weights add to " + sum.toPlainString() + ", not to 100.");
        }
        for (ItemClass itemClass : List.of(ItemClass.BASIC, ItemClass.AUXILIARY)) {
            if (!draft.items(itemClass).isEmpty()
                    && draft.classWeight(itemClass).signum() == 0) {
                add("/classes", "CLASS_WITHOUT_WEIGHT", itemClass + " has items but no class weight.");
            }
        }
    }

    private void checkIndicator(SchemeItem item, String at) {
        Indicator indicator = known.get(item.indicator());
        if (indicator == null) {
            add(at + "/indicator", "UNKNOWN_INDICATOR", "There is no indicator " + item.indicator() + ".");
        } else if (item.itemClass() == ItemClass.VETO && indicator.definition().hasFormula()) {
            add(
                    at + "/indicator",
                    "VETO_WITH_FORMULA",
                    item.indicator() + " has a formula; a veto is an event that people confirm.");
        }
    }

    private void checkWeight(SchemeItem item, String at) {
        if (item.itemClass() == ItemClass.VETO) {
            if (item.weight() != null) {
                add(at + "/weight", "NOT_APPLICABLE", "A veto has no weight.");
            }
        } else if (item.weight() == null) {
            add(at + "/weight", "REQUIRED", "An item of this class needs a weight.");
        } else if (item.weight().signum() <= 0) {
            add(at + "/weight", "OUT_OF_RANGE", "A weight is above 0.");
        }
    }

    private void checkScoring(Scoring scoring, String at) {
        if (!scoring.method().isAvailable()) {
            add(at + "/method", "METHOD_NOT_AVAILABLE", scoring.method() + " is not available yet.");
            return;
        }
        if (scoring.method() == ScoringMethod.RATIO) {
            if (scoring.floor() != null || scoring.cap() != null) {
                add(at, "NOT_APPLICABLE", "RATIO is the literal quotient, it has neither floor nor cap.");
            }
        } else if (scoring.floor() != null
                && scoring.cap() != null
                && scoring.floor().compareTo(scoring.cap()) >= 0) {
            add(at + "/cap", "OUT_OF_RANGE", "The cap is above the floor.");
        }
    }

    private void checkUnscored(SchemeItem item, String at) {
        if (item.core()) {
            add(at + "/core", "NOT_APPLICABLE", "Only items of BASIC and AUXILIARY can be core.");
        }
        if (item.scoring() != null) {
            add(at + "/scoring", "NOT_APPLICABLE", "Only items of BASIC and AUXILIARY are scored.");
        }
        if (item.zeroTarget() != null) {
            add(at + "/zeroTarget", "NOT_APPLICABLE", "Only items of BASIC and AUXILIARY have a target.");
        }
        if (item.missing() != null && item.missing() != MissingPolicy.REQUIRED) {
            add(
                    at + "/missing",
                    "NOT_APPLICABLE",
                    "Only items of BASIC and AUXILIARY have a policy for missing figures.");
        }
    }

    private void checkSums() {
        for (ItemClass itemClass : ItemClass.values()) {
            boolean isExact = itemClass == ItemClass.MODIFIER
                    || (itemClass.isScored() && draft.weightMode() == WeightMode.STRICT);
            List<SchemeItem> items = draft.items(itemClass);
            if (!isExact || items.isEmpty() || items.stream().anyMatch(item -> item.weight() == null)) {
                continue;
            }
            BigDecimal sum = items.stream().map(SchemeItem::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(HUNDRED) != 0) {
                add(
                        "/items",
                        "SUM_NOT_100",
                        "The weights of " + itemClass + " add to " + sum.toPlainString() + ", not to 100.");
            }
        }
    }
}

package dev.heng.evaluation.collection;

import dev.heng.edge.Violation;
import dev.heng.evaluation.scheme.Periods;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What must hold of an entry. */
final class EntryRules {
    private static final BigDecimal RATING_MAX = BigDecimal.valueOf(100);

    private EntryRules() {}

    /** Everything that is wrong with it. */
    static List<Violation> violations(Entry entry, String pointer) {
        List<Violation> violations = new ArrayList<>();
        Periods.violation(entry.place().period(), pointer + "/period").ifPresent(violations::add);
        BigDecimal rating = entry.rating();
        if (rating != null && (rating.signum() < 0 || rating.compareTo(RATING_MAX) > 0)) {
            violations.add(new Violation(pointer + "/rating", "OUT_OF_RANGE", "A rating is from 0 to 100."));
        }
        boolean isOverride = entry.actual() != null || entry.target() != null;
        if (isOverride && (entry.evidence() == null || entry.evidence().isBlank())) {
            violations.add(new Violation(
                    pointer + "/evidence",
                    "EVIDENCE_REQUIRED",
                    "An override of an actual or a target needs evidence."));
        }
        if (!isOverride && rating == null && entry.veto() == null) {
            violations.add(new Violation(pointer, "REQUIRED", "Give at least one of rating, actual, target and veto."));
        }
        return violations;
    }
}

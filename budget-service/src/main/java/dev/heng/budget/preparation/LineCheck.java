package dev.heng.budget.preparation;

import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with lines that somebody wants to write, whatever stands already. */
final class LineCheck {
    private LineCheck() {}

    /**
     * Subjects that nobody can plan, and lines that are named twice.
     *
     * @param subjects those of the chart, by code
     */
    static List<Violation> violations(List<LineDraft> drafts, Map<String, KnownSubjects.Known> subjects) {
        List<Violation> violations = new ArrayList<>();
        Map<LineKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            LineDraft draft = drafts.get(i);
            String at = "/lines/" + i;
            Integer first = seen.putIfAbsent(draft.key(), i);
            if (first != null) {
                violations.add(new Violation(
                        at, "DUPLICATE_LINE", "The line was named by the one with the index " + first + "."));
            }
            if (draft.plan() == null) {
                continue;
            }
            KnownSubjects.Known subject = subjects.get(draft.key().subject());
            if (subject == null) {
                violations.add(new Violation(
                        at + "/subject",
                        "UNKNOWN_SUBJECT",
                        "The chart of the hospital has no subject "
                                + draft.key().subject() + "."));
            } else if (subject.isSum()) {
                violations.add(new Violation(
                        at + "/subject",
                        "SUBJECT_NOT_A_LEAF",
                        subject.code() + " is the sum of the subjects below it; plan those."));
            }
        }
        return violations;
    }
}

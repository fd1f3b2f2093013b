package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be wrong with amendments. */
final class AmendmentCheck {
    private AmendmentCheck() {}

    /** All violations; pointers name the lines of the request. */
    static List<Violation> violations(List<Amendment> amendments, Set<String> centres, Map<String, Subject> subjects) {
        List<Violation> violations = new ArrayList<>();
        Map<BudgetLine, Integer> seen = new HashMap<>();
        Set<String> sums = new HashSet<>();
        subjects.values().forEach(subject -> sums.add(String.valueOf(subject.parent())));
        for (int i = 0; i < amendments.size(); i++) {
            BudgetLine key = amendments.get(i).key();
            String at = "/lines/" + i;
            if (!centres.contains(key.centre())) {
                violations.add(
                        new Violation(at + "/centre", "UNKNOWN_CENTRE", "There is no centre " + key.centre() + "."));
            }
            if (!subjects.containsKey(key.subject())) {
                violations.add(new Violation(
                        at + "/subject",
                        "UNKNOWN_SUBJECT",
                        "The subject " + key.subject() + " is not in the chart of the hospital."));
            } else if (sums.contains(key.subject())) {
                violations.add(new Violation(
                        at + "/subject",
                        "SUBJECT_NOT_A_LEAF",
                        key.subject() + " is the sum of the subjects below it; plan those."));
            }
            Integer first = seen.putIfAbsent(key, i);
            if (first != null) {
                violations.add(new Violation(at, "DUPLICATE_LINE", "The line with the index " + first + " names it."));
            }
        }
        return violations;
    }
}

package dev.heng.budget.subject;

import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator writes about a chart. Equal definitions name the same subjects in whatever order.
 *
 * @param subjects in code order
 */
public record ChartDefinition(String name, @Nullable String nameEn, List<Subject> subjects) {
    public ChartDefinition {
        subjects = subjects.stream().sorted(Comparator.comparing(Subject::code)).toList();
    }

    /**
     * Everything that keeps the subjects from being trees whose parents are sums of their children: codes named twice, unknown
     * parents, cycles, and a nature or unit other than the parent's.
     *
     * @param asSent the subjects in the order of the request, for the pointers
     */
    static List<Violation> violations(List<Subject> asSent) {
        Map<String, Subject> byCode = new HashMap<>();
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < asSent.size(); i++) {
            if (byCode.putIfAbsent(asSent.get(i).code(), asSent.get(i)) != null) {
                found.add(violation(
                        i, "code", "DUPLICATE_CODE", "The code " + asSent.get(i).code() + " stands twice."));
            }
        }
        for (int i = 0; i < asSent.size(); i++) {
            Subject subject = asSent.get(i);
            if (subject.parent() != null) {
                addParentViolation(i, subject, byCode, found);
            }
        }
        return found;
    }

    private static void addParentViolation(
            int index, Subject subject, Map<String, Subject> byCode, List<Violation> found) {
        Subject parent = byCode.get(subject.parent());
        if (parent == null) {
            found.add(
                    violation(index, "parent", "PARENT_UNKNOWN", "The chart has no subject " + subject.parent() + "."));
            return;
        }
        if (isOnCycle(subject, byCode)) {
            found.add(violation(index, "parent", "PARENT_CYCLE", subject.code() + " would be above itself."));
            return;
        }
        if (parent.nature() != subject.nature()) {
            found.add(violation(index, "nature", "PARENT_DIFFERS", differs(parent, "nature", parent.nature())));
        }
        if (parent.unit() != subject.unit()) {
            found.add(violation(index, "unit", "PARENT_DIFFERS", differs(parent, "unit", parent.unit())));
        }
    }

    private static String differs(Subject parent, String member, Enum<?> value) {
        return "The figure of " + parent.code() + " is the sum of its children's, its " + member + " is " + value + ".";
    }

    private static boolean isOnCycle(Subject start, Map<String, Subject> byCode) {
        Set<String> seen = new HashSet<>();
        for (Subject at = start; at != null && seen.add(at.code()); at = byCode.get(at.parent())) {
            if (start.code().equals(at.parent())) {
                return true;
            }
        }
        return false;
    }

    private static Violation violation(int index, String member, String code, String detail) {
        return new Violation("/subjects/" + index + "/" + member, code, detail);
    }
}

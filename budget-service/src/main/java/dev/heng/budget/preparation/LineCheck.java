package dev.heng.budget.preparation;

import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong with lines that somebody wants to write, whatever stands already. */
final class LineCheck {
    static final String DUPLICATE = "DUPLICATE_LINE";

    /** What a spreadsheet shows of a number: a total that it added itself has no more. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int DECEMBER = 11;

    private LineCheck() {}

    /**
     * Subjects that nobody can plan, lines that are named twice, and totals that are none; by the index of the line.
     *
     * @param subjects those of the chart, by code
     * @param projects those that there are
     */
    static SortedMap<Integer, List<Violation>> faults(
            List<LineDraft> drafts, Map<String, KnownSubjects.Known> subjects, Set<String> projects) {
        SortedMap<Integer, List<Violation>> faults = new TreeMap<>();
        Map<LineKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            LineDraft draft = drafts.get(i);
            List<Violation> violations = new ArrayList<>();
            String at = "/lines/" + i;
            Integer first = seen.putIfAbsent(draft.key(), i);
            if (first != null) {
                violations.add(new Violation(at, DUPLICATE, duplicate("the one with the index " + first)));
            }
            if (draft.plan() != null) {
                check(at, draft, draft.plan(), subjects, violations);
                checkProject(at, draft.key(), subjects, projects, violations);
            }
            if (!violations.isEmpty()) {
                faults.put(i, violations);
            }
        }
        return faults;
    }

    private static void check(
            String at,
            LineDraft draft,
            LineDraft.Plan plan,
            Map<String, KnownSubjects.Known> subjects,
            List<Violation> violations) {
        KnownSubjects.Known subject = subjects.get(draft.key().subject());
        if (subject == null) {
            violations.add(new Violation(
                    at + "/subject",
                    "UNKNOWN_SUBJECT",
                    "The chart of the hospital has no subject " + draft.key().subject() + "."));
        } else if (subject.isSum()) {
            violations.add(new Violation(
                    at + "/subject",
                    "SUBJECT_NOT_A_LEAF",
                    subject.code() + " is the sum of the subjects below it; plan those."));
        } else if (plan instanceof LineDraft.ByHand hand && hand.total() != null) {
            BigDecimal total = total(hand.amounts(), subject.isBalance());
            if (hand.total().round(SHOWN).compareTo(total.round(SHOWN)) != 0) {
                violations.add(new Violation(
                        at + "/total",
                        "TOTAL_MISMATCH",
                        "The months are " + total.stripTrailingZeros().toPlainString() + " and not "
                                + hand.total().toPlainString() + "."));
            }
        }
    }

    private static void checkProject(
            String at,
            LineKey key,
            Map<String, KnownSubjects.Known> subjects,
            Set<String> projects,
            List<Violation> violations) {
        KnownSubjects.Known subject = subjects.get(key.subject());
        if (subject == null || !subject.isCapital()) {
            return;
        }
        if (key.project().equals(LineKey.PROJECT_NONE)) {
            violations.add(new Violation(
                    at + "/project",
                    "PROJECT_REQUIRED",
                    "A line of the capital subject " + key.subject() + " names a project."));
        } else if (!projects.contains(key.project())) {
            violations.add(
                    new Violation(at + "/project", "UNKNOWN_PROJECT", "There is no project " + key.project() + "."));
        }
    }

    /** The projects that lines of capital subjects name. */
    static Set<String> projects(Collection<LineKey> keys, Map<String, KnownSubjects.Known> subjects) {
        return keys.stream()
                .filter(key -> !key.project().equals(LineKey.PROJECT_NONE))
                .filter(key -> {
                    KnownSubjects.Known subject = subjects.get(key.subject());
                    return subject != null && subject.isCapital();
                })
                .map(LineKey::project)
                .collect(Collectors.toSet());
    }

    private static BigDecimal total(List<BigDecimal> amounts, boolean isBalance) {
        return isBalance ? amounts.get(DECEMBER) : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** For a person. */
    static String duplicate(String first) {
        return "The line was named by " + first + " already.";
    }

    /** The first row that names the same line. */
    static int first(List<SheetRow> rows, int index) {
        LineDraft draft = rows.get(index).draft();
        for (int i = 0; i < index; i++) {
            LineDraft before = rows.get(i).draft();
            if (draft != null && before != null && before.key().equals(draft.key())) {
                return i;
            }
        }
        return index;
    }
}

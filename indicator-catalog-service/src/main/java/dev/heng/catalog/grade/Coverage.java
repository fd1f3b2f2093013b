package dev.heng.catalog.grade;

import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The proof that bands give every score from 0 upwards exactly one grade. Ends of the scale need no band of their own: above the
 * highest band the highest grade holds, below 0 the lowest.
 */
final class Coverage {
    /** A band and where the caller wrote it. */
    private record Placed(int index, GradeBand band) {
        Violation violation(String code, String detail) {
            return new Violation("/bands/" + index, code, detail);
        }
    }

    private final List<Violation> violations = new ArrayList<>();

    private Coverage() {}

    /** What is wrong with the bands, each gap and overlap by its interval; empty when the proof succeeds. */
    static List<Violation> violations(List<GradeBand> bands) {
        Coverage coverage = new Coverage();
        if (bands.isEmpty()) {
            return List.of(new Violation("/bands", "GAP", "No band covers [0, ∞)."));
        }
        List<Placed> placed = IntStream.range(0, bands.size())
                .mapToObj(index -> new Placed(index, bands.get(index)))
                .toList();
        coverage.checkEach(placed);
        if (coverage.violations.isEmpty()) {
            coverage.checkLine(placed.stream()
                    .sorted(Comparator.comparing(
                            (Placed band) -> band.band().above(), Comparator.nullsFirst(BigDecimal::compareTo)))
                    .toList());
        }
        return List.copyOf(coverage.violations);
    }

    private void checkEach(List<Placed> placed) {
        for (Placed one : placed) {
            if (one.band().holdsNothing()) {
                violations.add(one.violation("EMPTY_BAND", one.band().interval() + " holds no score."));
            }
            boolean doubled = placed.stream()
                    .anyMatch(other -> other.index() < one.index()
                            && other.band().grade() == one.band().grade());
            if (doubled) {
                violations.add(one.violation("DUPLICATE", one.band().grade() + " has a band already."));
            }
        }
    }

    /** @param rising the bands by their lower ends */
    private void checkLine(List<Placed> rising) {
        checkStart(rising.getFirst());
        for (int i = 1; i < rising.size(); i++) {
            checkJoint(rising.get(i - 1), rising.get(i));
        }
    }

    private void checkStart(Placed lowest) {
        GradeBand band = lowest.band();
        BigDecimal begin = band.above();
        if (begin == null) {
            return;
        }
        if (begin.signum() > 0) {
            String gap = "[0, " + begin.toPlainString() + (band.includesLower() ? ")" : "]");
            violations.add(lowest.violation("GAP", "No band covers " + gap + "."));
        } else if (begin.signum() == 0 && !band.includesLower()) {
            violations.add(
                    lowest.violation("GAP", "No band covers the score 0; close the lower end of the lowest band."));
        }
    }

    private void checkJoint(Placed lower, Placed upper) {
        BigDecimal end = lower.band().upTo();
        BigDecimal begin = upper.band().above();
        String both = lower.band().interval() + " and " + upper.band().interval();
        if (end == null || begin == null || begin.compareTo(end) < 0) {
            violations.add(upper.violation("OVERLAP", both + " overlap."));
        } else if (begin.compareTo(end) == 0 && upper.band().includesLower()) {
            violations.add(upper.violation("OVERLAP", both + " both hold " + end.toPlainString() + "."));
        } else if (begin.compareTo(end) > 0) {
            String gap = "(" + end.toPlainString() + ", " + begin.toPlainString()
                    + (upper.band().includesLower() ? ")" : "]");
            violations.add(upper.violation("GAP", "No band covers " + gap + " between " + both + "."));
        } else if (upper.band().grade().compareTo(lower.band().grade()) > 0) {
            violations.add(upper.violation(
                    "GRADE_ORDER",
                    upper.band().grade() + " is worse than " + lower.band().grade() + " but needs a higher score."));
        }
    }
}

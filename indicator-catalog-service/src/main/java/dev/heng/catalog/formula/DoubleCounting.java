package dev.heng.catalog.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warns when a sum holds a subject together with one of its own parts, which the subject's figure already includes. */
final class DoubleCounting {

    /** No chart is as deep; a chart that is circular by mistake must end as well. */
    private static final int LEVELS_MAX = 64;

    private final Chart chart;
    private final Problems problems;

    private record Term(String code, boolean positive) {}

    DoubleCounting(Chart chart, Problems problems) {
        this.chart = chart;
        this.problems = problems;
    }

    void check(Node node) {
        if (!isSum(node)) {
            node.children().forEach(this::check);
            return;
        }
        List<Term> terms = new ArrayList<>();
        flatten(node, true, terms);
        for (Term whole : terms) {
            for (Term part : terms) {
                if (whole.positive == part.positive && isWithin(part.code, whole.code)) {
                    problems.warning(
                            ProblemCode.DOUBLE_COUNT,
                            node.span(),
                            part.code + " is part of " + whole.code + " and counts twice in this sum",
                            part.code + " 已包含在 " + whole.code + " 中，此处重复计算");
                }
            }
        }
    }

    private void flatten(Node node, boolean positive, List<Term> terms) {
        if (node instanceof Node.BinaryNode binary && isSum(node)) {
            flatten(binary.left(), positive, terms);
            flatten(binary.right(), positive == (binary.operator() == BinaryOperator.ADD), terms);
        } else if (node instanceof Node.MeasureNode measure) {
            terms.add(new Term(measure.code(), positive));
        } else {
            check(node);
        }
    }

    private static boolean isSum(Node node) {
        return node instanceof Node.BinaryNode binary
                && (binary.operator() == BinaryOperator.ADD || binary.operator() == BinaryOperator.SUBTRACT);
    }

    private boolean isWithin(String part, String whole) {
        Optional<String> parent = parentOf(part);
        for (int level = 0; level < LEVELS_MAX && parent.isPresent(); level++) {
            if (parent.get().equals(whole)) {
                return true;
            }
            parent = parentOf(parent.get());
        }
        return false;
    }

    private Optional<String> parentOf(String code) {
        return chart.subject(code).map(ChartSubject::parent);
    }
}

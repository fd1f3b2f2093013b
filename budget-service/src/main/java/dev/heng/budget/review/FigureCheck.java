package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with control figures that somebody wants to give. */
final class FigureCheck {
    private static final String NOT_OWNER = "NOT_OWNER";

    private FigureCheck() {}

    /**
     * Lines that nobody proposed, lines of subjects that others answer for, amounts without a reason, and lines that are named twice.
     *
     * @param lines the proposed ones among those that are named
     */
    static List<Violation> violations(
            List<FigureDraft> drafts, Map<BudgetLine, ProposedLine> lines, Reviewer reviewer) {
        List<Violation> violations = new ArrayList<>();
        Map<BudgetLine, Integer> seen = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            FigureDraft draft = drafts.get(i);
            String at = "/figures/" + i;
            Integer first = seen.putIfAbsent(draft.line(), i);
            if (first != null) {
                violations.add(new Violation(
                        at, "DUPLICATE_LINE", "The line was named by the figure with the index " + first + "."));
            }
            ProposedLine line = lines.get(draft.line());
            if (line == null) {
                violations.add(new Violation(at, "UNKNOWN_LINE", "Nobody proposed the line " + draft.line() + "."));
                continue;
            }
            if (!reviewer.answersFor(line.owner())) {
                violations.add(new Violation(
                        at + "/subject",
                        NOT_OWNER,
                        line.owner() == null
                                ? "No owner department answers for "
                                        + draft.line().subject() + "."
                                : line.owner() + " answers for " + draft.line().subject() + "."));
            }
            if (draft.reason() == null && draft.amount().compareTo(line.proposed()) != 0) {
                violations.add(new Violation(
                        at + "/reason", "REASON_REQUIRED", "The amount is not what the centre proposed; say why."));
            }
        }
        return violations;
    }

    /** @throws ProblemException 403 when all that is wrong is whose subjects they are, else 400 */
    static void requireNone(List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        if (violations.stream().allMatch(violation -> violation.code().equals(NOT_OWNER))) {
            throw new ProblemException(
                    EdgeProblem.CENTRE_OUT_OF_SCOPE, "The token does not speak for the owner department.", violations);
        }
        throw ProblemException.invalid(violations);
    }
}

package dev.heng.budget.preparation;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.CellsRefused;
import dev.heng.budget.ledger.Ledger;
import dev.heng.budget.ledger.OriginalAmount;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.Problem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;

/** Takes over an approved budget from another system: sets the original amount of each cell named, all or none. */
@ApplicationScoped
public class TakeOverOpening {
    private final Ledger ledger;
    private final IssuedBudgets issued;

    TakeOverOpening(Ledger ledger, IssuedBudgets issued) {
        this.ledger = ledger;
        this.issued = issued;
    }

    /**
     * Takes over; the same lines again change nothing.
     *
     * @throws ProblemException 400 for months outside the year, cells named twice and unknown codes; 404 for an unknown hospital;
     *     409 BUDGET_ISSUED when a budget of the year was approved here, PERIOD_CLOSED, or BUDGET_BELOW_USED when a STRICT limit would fall below what is used
     */
    public OpeningTakenOver takeOver(String hospital, int year, List<OpeningLine> lines, String actor) {
        List<Violation> violations = OpeningCheck.violations(year, lines);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        if (!lines.isEmpty() && issued.isIssued(hospital, year)) {
            throw new ProblemException(
                    BudgetProblem.BUDGET_ISSUED,
                    "A budget of " + year + " is issued; it changes by another version or by adjustments.");
        }
        List<OriginalAmount> amounts = lines.stream()
                .map(line -> new OriginalAmount(
                        new CellKey(line.centre(), line.subject(), line.fund(), line.project(), line.month()),
                        line.amount()))
                .toList();
        try {
            long sequence = ledger.setOriginal(hospital, "opening " + year, actor, amounts)
                    .sequence();
            BigDecimal amount = lines.stream().map(OpeningLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new OpeningTakenOver(lines.size(), amount, sequence);
        } catch (CellsRefused refused) {
            throw refusal(refused, lines);
        }
    }

    /** Unknown codes make the request wrong; what the state forbids is a conflict. */
    private static ProblemException refusal(CellsRefused refused, List<OpeningLine> lines) {
        List<Violation> violations = refused.flaws().stream()
                .map(flaw -> violation(flaw, lines.get(flaw.index())))
                .toList();
        for (Problem conflict : List.of(BudgetProblem.PERIOD_CLOSED, BudgetProblem.BUDGET_BELOW_USED)) {
            if (refused.flaws().stream().allMatch(flaw -> flaw.code().equals(conflict.name()))) {
                return new ProblemException(conflict, conflict.title() + ".", violations);
            }
        }
        return ProblemException.invalid(violations);
    }

    private static Violation violation(CellsRefused.Flaw flaw, OpeningLine line) {
        String at = "/lines/" + flaw.index();
        return switch (flaw.code()) {
            case "UNKNOWN_CENTRE" ->
                new Violation(
                        at + "/centre",
                        flaw.code(),
                        "The centre " + line.centre() + " is not known in " + line.month() + ".");
            case "UNKNOWN_SUBJECT" ->
                new Violation(
                        at + "/subject",
                        flaw.code(),
                        "The chart of the hospital has no subject " + line.subject() + ".");
            case "PERIOD_CLOSED" -> new Violation(at + "/month", flaw.code(), line.month() + " is closed.");
            default ->
                new Violation(at + "/amount", flaw.code(), "The subject is STRICT and more than this is used already.");
        };
    }
}

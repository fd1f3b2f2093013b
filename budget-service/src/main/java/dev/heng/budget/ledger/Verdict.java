package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which limit spoke about a line, and with what figures, before the line.
 *
 * @param rule the code of the rule; null for the control that the chart gives the subject
 * @param level LINE, SUBJECT, CENTRE, OWNER, POOL or HOSPITAL
 * @param basis MONTH, YEAR_TO_DATE, YEAR or PROJECT
 * @param scope what shares the limit: {@code centre/subject/fund/project}, {@code centre/subject}, {@code centre} or the owner department; empty when it is
 *     everything that the rule counts; led by {@code project:} when the basis is PROJECT
 * @param budget what is allowed up to the tightest end of the basis, tolerance included; 0 when the line has no budget of its own and the
 *     rule asks for one
 * @param used executed and reserved up to there, the lines before this one in the call included
 * @param asked the amount of the line that was too much
 * @param holders the largest reservations that hold money of the limit; empty also when the call has many limits that spoke
 * @param remedies what would help a line that was refused, the easiest first; empty of a warning, and as holders
 */
public record Verdict(
        @Nullable String rule,
        String level,
        String basis,
        String scope,
        BigDecimal budget,
        BigDecimal used,
        BigDecimal asked,
        List<Holder> holders,
        List<Remedy> remedies) {
    /** What may still be asked for; negative when more is used than allowed. */
    public BigDecimal available() {
        return budget.subtract(used);
    }

    Verdict helpedBy(List<Remedy> found) {
        return new Verdict(rule, level, basis, scope, budget, used, asked, holders, found);
    }

    Verdict heldBy(List<Holder> found) {
        return new Verdict(rule, level, basis, scope, budget, used, asked, found, remedies);
    }
}

package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of carrying forward says; a member that is null does not narrow it.
 *
 * @param project a project, {@link #NO_PROJECT} for lines without one, {@link #ANY_PROJECT} for lines with one
 * @param subject with what is below it
 * @param centre with what is below it
 * @param unspent what becomes of unspent money
 * @param untilYears how often money is carried at most, so 1 is into the next year only; what is older is to be handed back. Null:
 *     without end
 */
public record CarryRuleDefinition(
        String name,
        @Nullable String fund,
        @Nullable String project,
        @Nullable String subject,
        @Nullable String centre,
        Treatment unspent,
        @Nullable Integer untilYears,
        ReservationTreatment reservations) {
    public static final String NO_PROJECT = "-";
    public static final String ANY_PROJECT = "*";

    boolean takesFund(BudgetLine line) {
        return fund == null || fund.equals(line.fund());
    }

    boolean takesProject(BudgetLine line) {
        return project == null || (project.equals(ANY_PROJECT) ? line.hasProject() : project.equals(line.project()));
    }

    /** The narrower the smaller: one project, lines with or without one, whatever project. */
    int widthOfProject() {
        if (project == null) {
            return 2;
        }
        return project.equals(ANY_PROJECT) || project.equals(NO_PROJECT) ? 1 : 0;
    }
}

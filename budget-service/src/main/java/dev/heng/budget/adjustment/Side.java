package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Subject;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines at one end of a direction: those that agree with every member that is not null.
 *
 * @param subject of this subject or one below it
 * @param fund of this fund
 * @param otherFund of any fund but this
 * @param category of subjects of the category
 * @param ofProject true: of some project; false: of none
 */
public record Side(
        @Nullable String subject,
        @Nullable String fund,
        @Nullable String otherFund,
        @Nullable Category category,
        @Nullable Boolean ofProject) {
    private static final String PROJECT_NONE = "-";

    public static Side ofSubject(String subject) {
        return new Side(subject, null, null, null, null);
    }

    /** Whether anything narrows it. */
    public boolean isNamed() {
        return subject != null || fund != null || otherFund != null || category != null || ofProject != null;
    }

    boolean has(BudgetLine line, Map<String, Subject> chart) {
        Subject own = chart.get(line.subject());
        return own != null
                && (subject == null || isWithin(own, subject, chart))
                && (fund == null || fund.equals(line.fund()))
                && (otherFund == null || !otherFund.equals(line.fund()))
                && (category == null || own.category() == category)
                && (ofProject == null || ofProject != line.project().equals(PROJECT_NONE));
    }

    private static boolean isWithin(Subject own, String root, Map<String, Subject> chart) {
        for (Subject step = own; step != null; step = step.parent() == null ? null : chart.get(step.parent())) {
            if (step.code().equals(root)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        StringBuilder told = new StringBuilder();
        append(told, "subject", subject);
        append(told, "fund", fund);
        append(told, "any fund but", otherFund);
        append(told, "category", category);
        append(told, "", ofProject == null ? null : ofProject ? "of a project" : "of no project");
        return told.toString();
    }

    private static void append(StringBuilder told, String name, @Nullable Object value) {
        if (value != null) {
            told.append(told.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(name.isEmpty() ? "" : " ")
                    .append(Objects.toString(value));
        }
    }
}

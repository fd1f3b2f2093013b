package dev.heng.budget.analysis;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the budget of a centre through the rounds of a cycle. A value is null while there is none, which is not 0.
 *
 * @param nature FLOW: values are sums of the year; STOCK: balances of its December
 * @param lastBudget in force in the year before
 * @param lastExecuted in the year before, so far
 * @param firstUp as it was submitted last in the first round (一上)
 * @param firstDown the control figure (一下)
 * @param secondUp as it was submitted last in the second round (二上)
 * @param approved in the version that is approved or issued (二下)
 * @param draft as it stands now, submitted or not
 */
public record ComparedLine(
        String subject,
        String name,
        @Nullable String nameEn,
        String fund,
        String project,
        Category category,
        Nature nature,
        Unit unit,
        @Nullable BigDecimal lastBudget,
        @Nullable BigDecimal lastExecuted,
        @Nullable ProposedValue firstUp,
        @Nullable ProposedValue firstDown,
        @Nullable ProposedValue secondUp,
        @Nullable ProposedValue approved,
        @Nullable ProposedValue draft) {

    /** What the first control figure is above the first proposal; a cut is negative. */
    public @Nullable BigDecimal cut() {
        return difference(amount(firstDown), amount(firstUp));
    }

    /** What the second proposal is above the control figure. */
    public @Nullable BigDecimal gap() {
        return difference(amount(secondUp), amount(firstDown));
    }

    /** What the second proposal is above the first. */
    public @Nullable BigDecimal change() {
        return difference(amount(secondUp), amount(firstUp));
    }

    /** What is approved above the second proposal. */
    public @Nullable BigDecimal decided() {
        return difference(amount(approved), amount(secondUp));
    }

    /** What the newest value is above the budget of the year before. */
    public @Nullable BigDecimal growth() {
        return difference(newest(), lastBudget);
    }

    /** What the newest value is above what was executed in the year before. */
    public @Nullable BigDecimal growthOnExecuted() {
        return difference(newest(), lastExecuted);
    }

    private @Nullable BigDecimal newest() {
        Optional<ProposedValue> newest = Stream.of(approved, secondUp, firstDown, firstUp, draft)
                .filter(Objects::nonNull)
                .findFirst();
        return newest.map(ProposedValue::amount).orElse(null);
    }

    private static @Nullable BigDecimal amount(@Nullable ProposedValue value) {
        return value == null ? null : value.amount();
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal later, @Nullable BigDecimal earlier) {
        return later == null || earlier == null ? null : later.subtract(earlier);
    }

    /** Its place in the order of lines. */
    List<String> key() {
        return List.of(subject, fund, project);
    }
}

package dev.heng.budget.review;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A centre and a subject of the heat map.
 *
 * @param category null for a subject that the chart does not have any more; so is the unit
 * @param owner who answers for the subject; null: nobody
 * @param lines how many lines it had in the first round
 * @param reviewed about how many of them somebody has decided
 */
public record GapCell(
        String centre,
        String subject,
        @Nullable Category category,
        @Nullable Unit unit,
        @Nullable String owner,
        int lines,
        int reviewed,
        Gap gap) {}

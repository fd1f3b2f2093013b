package dev.heng.budget.review;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import org.jspecify.annotations.Nullable;

/** The sum of all cells of one category and unit: income and expense are never added up, nor visits and money. */
public record GapTotal(
        @Nullable Category category, @Nullable Unit unit, Gap gap) {}

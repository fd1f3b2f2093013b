package dev.heng.catalog.indicator.rest;

import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A formula to try.
 *
 * @param chart absent = check what can be known without a chart
 */
public record FormulaCheckRequest(
        @NotNull String formula,
        @Pattern(regexp = Texts.CODE) @Nullable String chart) {}

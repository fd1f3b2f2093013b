package dev.heng.budget.preparation.rest;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to an opening budget. */
public record OpeningView(
        @Schema(description = "How many lines the call had", examples = "12")
        int lines,

        @Schema(description = "The sum of their amounts, whatever their unit", examples = "1440000")
        BigDecimal amount) {}

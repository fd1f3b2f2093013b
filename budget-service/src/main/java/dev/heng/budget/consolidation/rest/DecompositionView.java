package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.Decomposition;
import dev.heng.budget.consolidation.DecompositionMethod;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was handed on from a centre to centres below it. */
@Schema(name = "Decomposition")
public record DecompositionView(
        @Schema(examples = "2026") int year,

        @Schema(description = "Its number in the year", examples = "1")
        int decomposition,

        @Schema(description = "The version of the budget that was in force", examples = "1")
        int version,

        @Schema(examples = "C-SURG") String centre,
        DecompositionMethod method,
        @Schema(examples = "按上年执行分解到病区") String reason,
        String decidedBy,
        Instant decidedAt,

        @Schema(description = "What each centre got; empty in a list")
        List<LineView> lines) {
    /** What a centre got of a line. */
    @Schema(name = "DecompositionLine")
    public record LineView(
            @Schema(examples = "C-ORTHO") String centre,
            @Schema(examples = "EXP_MED_MAT") String subject,
            @Schema(examples = "OWN") String fund,
            @Schema(examples = "-") String project,

            @Schema(description = "The twelve months, January first")
            List<BigDecimal> amounts) {}

    static DecompositionView of(Decomposition decomposition) {
        return new DecompositionView(
                decomposition.year(),
                decomposition.number(),
                decomposition.version(),
                decomposition.centre(),
                decomposition.method(),
                decomposition.reason(),
                decomposition.decidedBy(),
                decomposition.decidedAt(),
                decomposition.lines().stream()
                        .map(part -> new LineView(
                                part.key().centre(),
                                part.key().subject(),
                                part.key().fund(),
                                part.key().project(),
                                part.amounts().stream().map(Decimals::plain).toList()))
                        .toList());
    }
}

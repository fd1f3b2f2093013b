package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ForcedPosting;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lines that somebody let pass STRICT limits, and what became of each at that moment. */
@Schema(name = "Override")
public record OverrideView(
        @Schema(examples = "special-2026-017") String id,
        String reason,

        @Schema(description = "Who let them pass") String actor,
        Instant bookedAt,

        @Schema(description = "The Ledger-Sequence of its posting")
        long sequence,

        @Schema(examples = "his") String source,

        @Schema(description = "The sum of the lines that a limit would have refused")
        BigDecimal overridden,

        @Schema(description = "The part of it for which there was no budget")
        BigDecimal beyond,

        List<LineView> lines) {
    /** One line. */
    @Schema(name = "OverrideLine")
    public record LineView(
            String id,

            @Schema(description = "RECORDED; REPLAYED: it counted before; SUSPENDED: it does not count, see suspense")
            LineStatus status,

            @Schema(
                    nullable = true,
                    description =
                            "BUDGET_OVERRIDDEN where a limit was passed; else as of posting the line; null when there is nothing to say",
                    examples = "BUDGET_OVERRIDDEN")
            @Nullable String code,

            @Schema(nullable = true, description = "For a person; null without a code") @Nullable String detail,

            String centre,
            String subject,
            String fund,
            String project,
            LocalDate date,

            @Schema(description = "The month in which it counts", examples = "2026-03")
            String month,

            BigDecimal amount,
            @Schema(nullable = true) @Nullable String document,
            @Schema(nullable = true) @Nullable String memo,

            @Schema(nullable = true, description = "The limit that would have refused it; null when none would")
            @Nullable PassedView passed) {
        private static LineView of(ForcedPosting.Line line) {
            return new LineView(
                    line.id(),
                    line.status(),
                    line.code(),
                    line.detail(),
                    line.cell().centre(),
                    line.cell().subject(),
                    line.cell().fund(),
                    line.cell().project(),
                    line.date(),
                    line.cell().month().toString(),
                    Decimals.plain(line.amount()),
                    line.document(),
                    line.memo(),
                    PassedView.of(line.passed()));
        }
    }

    /** The narrowest STRICT limit that was passed, before the line. */
    @Schema(name = "PassedLimit")
    public record PassedView(
            @Schema(nullable = true, description = "The code of the control rule; null for the control of the chart")
            @Nullable String rule,

            @Schema(examples = "CENTRE") String level,
            @Schema(examples = "YEAR_TO_DATE") String basis,
            @Schema(examples = "C-CARD") String scope,

            @Schema(description = "What was allowed up to the tightest end of the basis, tolerance included")
            BigDecimal budget,

            @Schema(description = "Executed and reserved up to there, the lines before this one included")
            BigDecimal used,

            @Schema(description = "The part of the line's amount for which there was no budget")
            BigDecimal beyond) {
        private static @Nullable PassedView of(ForcedPosting.@Nullable Passed passed) {
            return passed == null
                    ? null
                    : new PassedView(
                            passed.rule(),
                            passed.level(),
                            passed.basis(),
                            passed.scope(),
                            Decimals.plain(passed.budget()),
                            Decimals.plain(passed.used()),
                            Decimals.plain(passed.beyond()));
        }
    }

    static OverrideView of(ForcedPosting posting) {
        return new OverrideView(
                posting.id(),
                posting.reason(),
                posting.actor(),
                posting.bookedAt(),
                posting.sequence(),
                posting.source(),
                Decimals.plain(posting.overridden()),
                Decimals.plain(posting.beyond()),
                posting.lines().stream().map(LineView::of).toList());
    }
}

package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.Availability;
import dev.heng.budget.ledger.LimitState;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would become of the lines if they were sent now. */
@Schema(name = "Availability")
public record AvailabilityView(
        @Schema(description = "True when every line would be recorded")
        boolean available,

        @Schema(description = "Every line, in the order of the question")
        List<LineView> lines) {
    /** What would become of one line. */
    @Schema(name = "AvailabilityLine")
    public record LineView(
            @Schema(description = "Position in the question, from 0")
            int index,

            LineStatus status,

            @Schema(nullable = true, description = "As of posting the line; null when there is nothing to say")
            @Nullable String code,

            @Schema(nullable = true, description = "For a person; null without a code") @Nullable String detail,

            @Schema(nullable = true, description = "The limit that refuses or warns, null for other codes") @Nullable VerdictView control,

            @Schema(
                    description =
                            "Every limit that has a say about the line, as it stands before the question, the narrowest first")
            List<LimitView> limits) {}

    /** A limit that has a say about a line. */
    @Schema(name = "AvailabilityLimit")
    public record LimitView(
            @Schema(nullable = true, description = "The code of the control rule; null for the control of the chart")
            @Nullable String rule,

            @Schema(description = "WARN or STRICT") String control,
            @Schema(examples = "CENTRE") String level,
            @Schema(examples = "YEAR_TO_DATE") String basis,
            @Schema(examples = "C-CARD") String scope,

            @Schema(description = "What is allowed up to the tightest end of the basis, tolerance included")
            BigDecimal budget,

            @Schema(description = "Executed and reserved up to there")
            BigDecimal used,

            @Schema(description = "budget - used; negative when more is used than allowed")
            BigDecimal available) {
        static LimitView of(LimitState limit) {
            return new LimitView(
                    limit.rule(),
                    limit.control(),
                    limit.level(),
                    limit.basis(),
                    limit.scope(),
                    Decimals.plain(limit.budget()),
                    Decimals.plain(limit.used()),
                    Decimals.plain(limit.available()));
        }
    }

    static AvailabilityView of(Availability availability) {
        Map<Integer, LineOutcome> told = availability.result().exceptions().stream()
                .collect(Collectors.toMap(LineOutcome::index, Function.identity()));
        List<LineView> lines = new ArrayList<>();
        for (List<LimitState> limits : availability.limits()) {
            int index = lines.size();
            LineOutcome outcome =
                    told.getOrDefault(index, new LineOutcome(index, "", LineStatus.RECORDED, null, null, null, null));
            lines.add(new LineView(
                    index,
                    outcome.status(),
                    outcome.code(),
                    outcome.detail(),
                    VerdictView.of(outcome),
                    limits.stream().map(LimitView::of).toList()));
        }
        return new AvailabilityView(
                lines.stream().allMatch(line -> line.status() == LineStatus.RECORDED), List.copyOf(lines));
    }
}

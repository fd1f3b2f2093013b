package dev.heng.budget.mapping.rest;

import dev.heng.budget.ledger.SuspenseGroup;
import dev.heng.budget.mapping.SuggestedGroup;
import dev.heng.budget.mapping.Suggestion;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Open lines in suspense that name the same codes, as the API shows them. */
@Schema(name = "SuspenseGroup")
public record SuspenseGroupView(
        @Schema(examples = "his") String source,

        @Schema(description = "Why they wait", examples = "UNKNOWN_CENTRE")
        String code,

        @Schema(description = "As it was sent", examples = "0203")
        String centre,

        @Schema(examples = "EXP_MED") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,
        @Schema(examples = "3120") long lines,

        @Schema(description = "Of all of them, as they were sent", examples = "86450.20")
        BigDecimal amount,

        @Schema(description = "The earliest of their dates") LocalDate firstDate,

        LocalDate lastDate,
        Instant firstSeen,
        Instant lastSeen,

        @Schema(description = "The number of the oldest of them in the queue", examples = "42")
        long example,

        @Schema(description = "What its source calls it", examples = "2026-03-0001")
        String exampleLine,

        @Schema(
                description =
                        "What the unknown codes may mean, at most 5 for each, the best first; centres before subjects")
        List<SuggestionView> suggestions) {
    /** What an unknown code may mean. */
    @Schema(name = "MappingSuggestion")
    public record SuggestionView(
            @Schema(nullable = true, description = "Null for a suggestion of a subject", examples = "C-CARD") @Nullable String centre,

            @Schema(nullable = true, description = "Null for a suggestion of a centre") @Nullable String subject,

            @Schema(examples = "心内科") String name,

            @Schema(description = "What speaks for it, the strongest first")
            List<Suggestion.Reason> because,

            @Schema(description = "The strongest reason for a person")
            String detail) {}

    static SuspenseGroupView of(SuggestedGroup suggested) {
        SuspenseGroup group = suggested.group();
        return new SuspenseGroupView(
                group.key().source(),
                group.key().code(),
                group.key().centre(),
                group.key().subject(),
                group.key().fund(),
                group.key().project(),
                group.lines(),
                Decimals.plain(group.amount()),
                group.firstDate(),
                group.lastDate(),
                group.firstSeen(),
                group.lastSeen(),
                group.example(),
                group.exampleLine(),
                Stream.concat(
                                suggested.centres().stream()
                                        .map(each -> new SuggestionView(
                                                each.code(), null, each.name(), each.because(), each.detail())),
                                suggested.subjects().stream()
                                        .map(each -> new SuggestionView(
                                                null, each.code(), each.name(), each.because(), each.detail())))
                        .toList());
    }
}

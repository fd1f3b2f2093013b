package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.AnswerQuestion;
import dev.heng.budget.analysis.Entry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of entries. */
@Schema(name = "PageEntryView")
public record EntriesView(
        List<EntryView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next,

        @Schema(nullable = true, description = "With knownOn: by what the entries are given; else null") @Nullable KnownOnView knownOn,

        @Schema(nullable = true, description = "With since: the seal after which the entries came; else null") @Nullable DaySealView since) {
    static EntriesView of(AnswerQuestion.Answer<Entry> answer) {
        return new EntriesView(
                answer.page().items().stream().map(EntryView::of).toList(),
                answer.page().next(),
                KnownOnView.orNull(answer.knownOn()),
                DaySealView.orNull(answer.since()));
    }
}

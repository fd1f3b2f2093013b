package dev.heng.budget.preparation;

import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that somebody else has changed since the editor read it, as a member of {@code problems}.
 *
 * @param index of the line in the call
 * @param version its present one; null when there is no such line any more
 * @param amounts its present ones; null when there is no such line any more
 * @param changedBy who did; null when there never was such a line
 * @param changedAt when
 * @param reason why, as who did it says
 */
public record StaleLine(
        int index,
        String subject,
        String fund,
        String project,
        @Nullable Long version,
        @Nullable List<BigDecimal> amounts,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable String reason) {
    static StaleLine of(int index, ProposalLine line) {
        return new StaleLine(
                index,
                line.key().subject(),
                line.key().fund(),
                line.key().project(),
                line.version(),
                line.amounts().stream().map(Decimals::plain).toList(),
                line.changedBy(),
                line.changedAt(),
                line.reason());
    }

    static StaleLine gone(int index, LineKey key, ProposalLines.@Nullable LastChange last) {
        return new StaleLine(
                index,
                key.subject(),
                key.fund(),
                key.project(),
                null,
                null,
                last == null ? null : last.changedBy(),
                last == null ? null : last.changedAt(),
                null);
    }

    /** For a person. */
    String told() {
        String line = subject + " " + fund + " " + project;
        if (changedBy == null) {
            return "There is no line " + line + ".";
        }
        return "The line " + line + (version == null ? " was taken away by " : " was changed by ") + changedBy + " at "
                + changedAt + ".";
    }
}

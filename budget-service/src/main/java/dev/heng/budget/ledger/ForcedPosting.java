package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An override: execution lines that were recorded whatever STRICT limits said.
 *
 * @param actor who let them pass
 * @param sequence the Ledger-Sequence of its posting
 */
public record ForcedPosting(
        String id, String source, String reason, String actor, Instant bookedAt, long sequence, List<Line> lines) {
    /**
     * One line, with what became of it at that moment.
     *
     * @param cell where it counts; of one that does not count, what was sent
     * @param code BUDGET_OVERRIDDEN where a limit was passed; else as of every posting; null when there was nothing to say
     * @param passed the narrowest STRICT limit that would have refused it; null when none would
     */
    public record Line(
            String id,
            CellKey cell,
            LocalDate date,
            BigDecimal amount,
            @Nullable String document,
            @Nullable String memo,
            LineStatus status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Passed passed) {}

    /**
     * A limit that was passed, with its figures before the line.
     *
     * @param rule as in {@link Verdict}, and so are level, basis, scope, budget and used
     * @param beyond the part of the line's amount for which there was no budget
     */
    public record Passed(
            @Nullable String rule,
            String level,
            String basis,
            String scope,
            BigDecimal budget,
            BigDecimal used,
            BigDecimal beyond) {}

    /** What passed limits, line for line: the sum of the lines that a limit would have refused. */
    public BigDecimal overridden() {
        return lines.stream()
                .filter(line -> line.passed() != null)
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The part of {@link #overridden} for which there was no budget. */
    public BigDecimal beyond() {
        return lines.stream()
                .map(Line::passed)
                .filter(Objects::nonNull)
                .map(Passed::beyond)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

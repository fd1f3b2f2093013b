package dev.heng.budget.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines that somebody lets pass STRICT limits.
 *
 * @param id identifies the override within its hospital for ever
 * @param source of the lines, whose ids differ
 * @param reason for a person
 */
public record ForcedDraft(
        String hospital,
        String id,
        String source,
        String reason,
        String actor,
        Poster poster,
        List<ExecutionLine> lines) {
    /** What makes it the same override when it is sent again: source, reason and its lines in their order. Documents and memos may differ. */
    byte[] digest() {
        return Digests.of(source + "\n" + reason
                + lines.stream()
                        .map(line -> "\n" + line.id() + "\n" + HexFormat.of().formatHex(line.digest()))
                        .collect(Collectors.joining()));
    }
}

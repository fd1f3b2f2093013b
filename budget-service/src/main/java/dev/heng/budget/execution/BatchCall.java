package dev.heng.budget.execution;

import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.Poster;
import java.util.List;

/**
 * What the sender of a batch says beside its lines.
 *
 * @param chunkLines how many lines a chunk has at least
 * @param fromChunk the first chunk to post; those before it are committed
 */
public record BatchCall(
        String hospital,
        String source,
        String batch,
        String actor,
        Poster poster,
        int chunkLines,
        int fromChunk,
        ControlTotals control) {
    Execution of(List<ExecutionLine> lines) {
        return new Execution(hospital, source, batch, actor, poster, lines);
    }
}

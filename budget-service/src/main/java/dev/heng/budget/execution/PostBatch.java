package dev.heng.budget.execution;

import dev.heng.budget.ledger.Batch;
import dev.heng.budget.ledger.BatchDigest;
import dev.heng.budget.ledger.BatchProgress;
import dev.heng.budget.ledger.Batches;
import dev.heng.budget.ledger.Chunk;
import dev.heng.budget.ledger.CommittedChunk;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.Ledger;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Takes a batch of any size, chunk by chunk. All lines are there before the first is posted: their form and the control totals are judged
 * as those of one call, and a batch with a fault stores nothing.
 */
@ApplicationScoped
public class PostBatch {
    /** How many lines a batch may have. */
    public static final int LINES_MAX = 200_000;

    /** How many lines a chunk has when nobody says so. */
    public static final int CHUNK_LINES = 1_000;

    private final Ledger ledger;
    private final Batches batches;
    private final ExecutionMeasures measures;

    PostBatch(Ledger ledger, Batches batches, ExecutionMeasures measures) {
        this.ledger = ledger;
        this.batches = batches;
        this.measures = measures;
    }

    /**
     * Judges the whole batch; its chunks are posted as they are asked for.
     *
     * @param lines walked through twice
     * @throws ProblemException 400 for bad lines, 409 when a control total disagrees, BATCH_CHANGED, or BATCH_GAP when a chunk before the
     *     first wanted is not committed; 413 above 200,000 lines
     */
    public Run begin(BatchCall call, Iterable<ExecutionLine> lines) {
        Batch batch = judge(call, lines);
        batches.begin(call.hospital(), batch);
        int committed =
                batches.committed(call.hospital(), new Batches.Key(call.source(), call.batch()), call.fromChunk());
        if (committed < call.fromChunk() - 1) {
            throw new ProblemException(
                    BudgetProblem.BATCH_GAP,
                    "Of the chunks before " + call.fromChunk() + " only " + committed + " are committed.");
        }
        return new Run(call, new Chunks(lines.iterator(), call.chunkLines(), PostExecution.LINES_MAX));
    }

    /** How far a batch came that has begun. */
    public BatchProgress progress(BatchCall call) {
        return batches.progress(call.hospital(), call.source(), call.batch());
    }

    private static Batch judge(BatchCall call, Iterable<ExecutionLine> lines) {
        Iterator<List<ExecutionLine>> chunks = new Chunks(lines.iterator(), call.chunkLines(), PostExecution.LINES_MAX);
        BatchDigest digest = new BatchDigest();
        BigDecimal amount = BigDecimal.ZERO;
        int count = 0;
        int number = 0;
        while (chunks.hasNext()) {
            List<ExecutionLine> chunk = chunks.next();
            number++;
            count += chunk.size();
            if (count > LINES_MAX) {
                throw new ProblemException(
                        EdgeProblem.BODY_TOO_LARGE,
                        "A batch has at most " + LINES_MAX + " lines; send several batches.");
            }
            for (ExecutionLine line : chunk) {
                digest.add(line);
                amount = amount.add(line.amount());
            }
        }
        call.control().requireMatch(count, amount);
        return new Batch(call.source(), call.batch(), digest.value(), call.chunkLines(), number, count, amount);
    }

    /** The chunks from the first wanted one on; each is committed when it is answered. Ends early when one cannot be posted. */
    public final class Run implements Iterator<PostedChunk> {
        private final BatchCall call;
        private final Chunks chunks;
        private int number = 1;
        private int firstLine;

        private Run(BatchCall call, Chunks chunks) {
            this.call = call;
            this.chunks = chunks;
        }

        @Override
        public boolean hasNext() {
            while (number < call.fromChunk() && chunks.hasNext()) {
                pass(chunks.next());
            }
            return chunks.hasNext();
        }

        /** @throws ProblemException 503 when the database is too busy or away; then this chunk and what follows may be sent again */
        @Override
        public PostedChunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<ExecutionLine> lines = chunks.next();
            Chunk chunk = new Chunk(number, firstLine);
            CommittedChunk committed = ledger.post(call.of(lines), chunk);
            measures.count(committed.result());
            int first = firstLine;
            pass(lines);
            return new PostedChunk(
                    committed.state(),
                    lines,
                    committed.result().exceptions().stream()
                            .map(line -> line.behind(first))
                            .toList());
        }

        /** The number of the chunk that {@link #next} would post. */
        public int number() {
            return number;
        }

        private void pass(List<ExecutionLine> lines) {
            number++;
            firstLine += lines.size();
        }
    }
}

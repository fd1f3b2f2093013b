package dev.heng.budget.execution.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.budget.execution.PostBatch;
import dev.heng.budget.execution.PostedChunk;
import dev.heng.budget.ledger.BatchProgress;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.edge.ProblemException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts a batch while it answers: a chunk's rows leave when it is committed, and the next one is posted when they have left. */
final class BatchAnswer implements StreamingOutput {
    private final ObjectMapper mapper;
    private final PostBatch.Run run;
    private final Supplier<BatchProgress> progress;
    private final boolean tellsEveryLine;
    private @Nullable PostedChunk first;

    /** @param tellsEveryLine whether lines that were simply recorded have a row too */
    BatchAnswer(ObjectMapper mapper, PostBatch.Run run, Supplier<BatchProgress> progress, boolean tellsEveryLine) {
        this.mapper = mapper;
        this.run = run;
        this.progress = progress;
        this.tellsEveryLine = tellsEveryLine;
    }

    /** Posts the first chunk, so that what stands in the way of all of them is an answer with a status of its own. */
    void begin() {
        if (run.hasNext()) {
            first = run.next();
        }
    }

    @Override
    public void write(OutputStream output) throws IOException {
        PostedChunk posted = first;
        first = null;
        while (posted != null) {
            write(output, posted);
            output.flush();
            try {
                posted = run.hasNext() ? run.next() : null;
            } catch (ProblemException stopped) {
                write(output, BatchRow.of(stopped, run.number()));
                return;
            }
        }
        write(output, BatchRow.of(BatchView.of(progress.get())));
    }

    private void write(OutputStream output, PostedChunk posted) throws IOException {
        if (tellsEveryLine) {
            int firstLine = posted.state().chunk().firstLine();
            Map<Integer, LineOutcome> exceptions = new HashMap<>();
            posted.exceptions().forEach(line -> exceptions.put(line.index(), line));
            for (int n = 0; n < posted.lines().size(); n++) {
                int index = firstLine + n;
                LineOutcome told = exceptions.getOrDefault(
                        index,
                        new LineOutcome(
                                index, posted.lines().get(n).id(), LineStatus.RECORDED, null, null, null, null));
                write(output, BatchRow.of(ExecutionsView.OutcomeView.of(told)));
            }
        } else {
            for (LineOutcome line : posted.exceptions()) {
                write(output, BatchRow.of(ExecutionsView.OutcomeView.of(line)));
            }
        }
        write(output, BatchRow.of(ChunkView.of(posted.state())));
    }

    private void write(OutputStream output, BatchRow row) throws IOException {
        output.write((mapper.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

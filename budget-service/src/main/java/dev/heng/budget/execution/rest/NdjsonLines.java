package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.ProblemException;
import dev.heng.edge.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code application/x-ndjson} of one call. */
@ApplicationScoped
class NdjsonLines {
    private final StrictJson json;

    NdjsonLines(StrictJson json) {
        this.json = json;
    }

    /**
     * @param linesMax where reading ends
     * @return the lines, one more than {@code linesMax} when the body goes on
     * @throws ProblemException 400 with the violations of all lines
     */
    List<ExecutionLine> read(byte[] body, int linesMax) {
        List<ExecutionLine> lines = new ArrayList<>();
        NdjsonReading reading = new NdjsonReading(json, new ByteArrayInputStream(body));
        while (lines.size() <= linesMax && reading.hasNext()) {
            lines.add(reading.next());
        }
        reading.requireGood();
        return lines;
    }
}

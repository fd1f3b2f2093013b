package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads {@code application/x-ndjson}: one line of the execution in each line of the body; empty lines do not count. */
@ApplicationScoped
class NdjsonLines {
    private static final int VIOLATIONS_MAX = 1_000;

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
        List<Violation> violations = new ArrayList<>();
        Iterator<String> rows = text(body).lines().iterator();
        int index = 0;
        while (rows.hasNext() && index <= linesMax && violations.size() < VIOLATIONS_MAX) {
            String row = rows.next();
            if (row.isBlank()) {
                continue;
            }
            String pointer = "/lines/" + index++;
            try {
                lines.add(json.read(row, LineRequest.class, pointer).line());
            } catch (ProblemException refused) {
                violations.addAll(
                        refused.violations().isEmpty()
                                ? List.of(
                                        new Violation(pointer, refused.problem().name(), refused.getMessage()))
                                : refused.violations());
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return lines;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is not UTF-8.");
        }
    }
}

package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.sheet.BoundedReader;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code application/x-ndjson} line by line: one line of the execution in each line of the text; empty lines do not count. Bad lines
 * are passed over and told at the end, all of them (the first thousand), so that nothing may be kept before the end is reached.
 */
final class NdjsonReading implements Iterator<ExecutionLine> {
    private static final int VIOLATIONS_MAX = 1_000;

    private final StrictJson json;
    private final BoundedReader bounded;
    private final BufferedReader rows;
    private final List<Violation> violations = new ArrayList<>();
    private int index;
    private @Nullable ExecutionLine ahead;

    NdjsonReading(StrictJson json, InputStream body) {
        this.json = json;
        // a decoder of its own reports what is no UTF-8, where the charset's name would have it replaced
        this.bounded = new BoundedReader(
                new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()), "A line of the body is too long.");
        this.rows = new BufferedReader(bounded);
    }

    /** @throws ProblemException 400 with the violations of all lines, once the end is reached */
    @Override
    public boolean hasNext() {
        while (ahead == null && violations.size() < VIOLATIONS_MAX) {
            String row = row();
            if (row == null) {
                break;
            }
            if (!row.isBlank()) {
                ahead = line(row);
            }
        }
        if (ahead == null) {
            requireGood();
        }
        return ahead != null;
    }

    @Override
    public ExecutionLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ExecutionLine line = Objects.requireNonNull(ahead);
        ahead = null;
        return line;
    }

    /** @throws ProblemException 400 when a line was bad until here */
    void requireGood() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private @Nullable ExecutionLine line(String row) {
        String pointer = "/lines/" + index++;
        try {
            return json.read(row, LineRequest.class, pointer).line();
        } catch (ProblemException refused) {
            violations.addAll(
                    refused.violations().isEmpty()
                            ? List.of(new Violation(pointer, refused.problem().name(), refused.getMessage()))
                            : refused.violations());
            return null;
        }
    }

    private @Nullable String row() {
        try {
            bounded.renew();
            return rows.readLine();
        } catch (CharacterCodingException e) {
            throw new ProblemException(EdgeProblem.MALFORMED_JSON, "The body is not UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.heng.budget.sheet;

import dev.heng.edge.ProblemException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends the reading of a part that goes on for too long, such as a row without an end: a parser keeps the whole of it in memory before it
 * gives it out.
 */
public final class BoundedReader extends FilterReader {
    /** A row or an element of the largest line takes a fraction of it. */
    private static final int PART_CHARS_MAX = 512 * 1024;

    private final String refusal;
    private int left = PART_CHARS_MAX;

    /** @param refusal what is said of a part that is too long */
    public BoundedReader(Reader text, String refusal) {
        super(text);
        this.refusal = refusal;
    }

    /** A part has ended, the next one begins. */
    public void renew() {
        left = PART_CHARS_MAX;
    }

    /** @throws ProblemException 413 when the part is too long */
    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    /** @throws ProblemException 413 when the part is too long */
    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = super.read(chars, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw FileProblems.tooLarge(refusal);
        }
    }
}

package dev.heng.edge.json;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that does not say how long it is, and may not be longer than what fits. */
final class LimitedBody extends FilterInputStream {
    private long left;

    LimitedBody(InputStream body, long largest) {
        super(body);
        this.left = largest;
    }

    /** What a caller is told whose body does not fit into the memory of the service. */
    static ProblemException tooLarge() {
        return new ProblemException(EdgeProblem.BODY_TOO_LARGE, "The body is larger than this service can hold.");
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLarge();
        }
    }
}

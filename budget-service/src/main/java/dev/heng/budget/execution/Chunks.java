package dev.heng.budget.execution;

import dev.heng.budget.ledger.ExecutionLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the lines of a batch into chunks. A chunk ends when it has as many lines as wished, but not between lines of one document that
 * follow each other, because they stand or fall together; and it never passes what one call may have. The same lines give the same
 * chunks.
 */
final class Chunks implements Iterator<List<ExecutionLine>> {
    private final Iterator<ExecutionLine> lines;
    private final int wished;
    private final int most;
    private @Nullable ExecutionLine ahead;

    Chunks(Iterator<ExecutionLine> lines, int wished, int most) {
        this.lines = lines;
        this.wished = wished;
        this.most = most;
    }

    @Override
    public boolean hasNext() {
        return ahead != null || lines.hasNext();
    }

    @Override
    public List<ExecutionLine> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<ExecutionLine> chunk = new ArrayList<>(wished);
        chunk.add(take());
        while (chunk.size() < most && hasNext()) {
            ExecutionLine line = take();
            if (chunk.size() >= wished && !isOneDocument(chunk.getLast(), line)) {
                ahead = line;
                break;
            }
            chunk.add(line);
        }
        return chunk;
    }

    private ExecutionLine take() {
        ExecutionLine line = ahead == null ? lines.next() : ahead;
        ahead = null;
        return line;
    }

    private static boolean isOneDocument(ExecutionLine before, ExecutionLine line) {
        return line.document() != null && line.document().equals(before.document());
    }
}

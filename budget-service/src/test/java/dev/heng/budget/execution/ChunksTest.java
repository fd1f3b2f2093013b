package dev.heng.budget.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.ledger.ExecutionLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final int WISHED = 2;
    private static final int MOST = 4;

    /** The chunks of lines that are named by their documents; "-" for none. */
    private static List<List<String>> cut(String... documents) {
        Iterator<ExecutionLine> lines =
                Arrays.stream(documents).map(ChunksTest::line).iterator();
        List<List<String>> chunks = new ArrayList<>();
        new Chunks(lines, WISHED, MOST)
                .forEachRemaining(chunk ->
                        chunks.add(chunk.stream().map(ExecutionLine::id).toList()));
        return chunks;
    }

    private static ExecutionLine line(String document) {
        return new ExecutionLine(
                document,
                "C",
                "S",
                "OWN",
                "-",
                LocalDate.of(2026, 1, 1),
                BigDecimal.ONE,
                document.equals("-") ? null : document,
                null);
    }

    @Test
    void aChunkHasAsManyLinesAsWishedAndTheLastOneTheRest() {
        assertEquals(List.of(List.of("-", "-"), List.of("-", "-"), List.of("-")), cut("-", "-", "-", "-", "-"));
    }

    @Test
    void linesOfOneDocumentThatFollowEachOtherAreNotParted() {
        assertEquals(
                List.of(List.of("-", "a", "a"), List.of("b", "b"), List.of("c")), cut("-", "a", "a", "b", "b", "c"));
    }

    @Test
    void aDocumentThatIsLargerThanACallIsParted() {
        assertEquals(List.of(List.of("a", "a", "a", "a"), List.of("a", "b")), cut("a", "a", "a", "a", "a", "b"));
    }

    @Test
    void noLinesAreNoChunk() {
        Chunks none = new Chunks(List.<ExecutionLine>of().iterator(), WISHED, MOST);
        assertFalse(none.hasNext());
        assertThrows(NoSuchElementException.class, none::next);
    }
}

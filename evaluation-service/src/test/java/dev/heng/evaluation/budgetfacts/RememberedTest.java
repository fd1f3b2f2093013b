package dev.heng.evaluation.budgetfacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final Remembered<List<String>> remembered = new Remembered<>();
    private final List<String> reads = new ArrayList<>();

    @Test
    void whatHasNotChanged_isReadOnce() {
        assertEquals(List.of("A"), ask(1, "A"));
        assertEquals(List.of("A"), ask(1, "A"));

        assertEquals(List.of("A"), reads);
    }

    @Test
    void whatHasChanged_isReadAnew_whetherThePresentStateIsNewerOrOlder() {
        assertEquals(List.of("A"), ask(1, "A"));
        assertEquals(List.of("B"), ask(2, "B"));
        // a transaction that began before the change still sees what was
        assertEquals(List.of("A"), ask(1, "A"));

        assertEquals(List.of("A", "B", "A"), reads);
    }

    @Test
    void whatIsNotThere_isAskedForEachTime() {
        assertEquals(List.of(), none());
        assertEquals(List.of(), none());
        assertEquals(List.of("A"), ask(1, "A"));
        assertEquals(List.of(), none());
    }

    private List<String> ask(long state, String content) {
        return remembered.of("H1", () -> Optional.of(List.of(state)), () -> {
            reads.add(content);
            return Remembered.read(List.of(new Remembered.Row<>(List.of(state), content)), List::copyOf);
        });
    }

    private List<String> none() {
        return remembered.of(
                "H1", Optional::empty, () -> Remembered.read(List.<Remembered.Row<String>>of(), List::copyOf));
    }
}

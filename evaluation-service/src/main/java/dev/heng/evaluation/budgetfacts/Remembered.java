package dev.heng.evaluation.budgetfacts;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was read last, by the numbers of its state. It never tells that something is still so: who asks names the present state, and an
 * older or a newer one is read anew.
 */
final class Remembered<T> {
    private static final int MAX = 256;

    private final Map<String, Read<T>> last = Collections.synchronizedMap(new LinkedHashMap<>(MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read<T>> eldest) {
            return size() > MAX;
        }
    });

    /** One row and the state that it belongs to. */
    record Row<R>(List<Long> state, R value) {}

    /** @param state empty when there are no rows, which is not remembered */
    record Read<T>(Optional<List<Long>> state, T value) {}

    /** What rows of one statement, and therefore of one state, say together. */
    static <R, T> Read<T> read(List<Row<R>> rows, Function<Collection<R>, T> together) {
        return new Read<>(
                rows.stream().findFirst().map(Row::state),
                together.apply(rows.stream().map(Row::value).toList()));
    }

    /** The remembered value when the present state is its state; otherwise what is read now. */
    T of(String code, Supplier<Optional<List<Long>>> present, Supplier<Read<T>> reading) {
        Read<T> known = last.get(code);
        if (known != null && known.state().equals(present.get())) {
            return known.value();
        }
        Read<T> read = reading.get();
        if (read.state().isPresent()) {
            last.put(code, read);
        }
        return read.value();
    }
}

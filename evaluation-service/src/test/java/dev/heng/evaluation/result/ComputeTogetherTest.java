package dev.heng.evaluation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ComputeTogetherTest {
    private static final String HOSPITAL = "H1";

    private final Queue<Set<CardKey>> batches = new ConcurrentLinkedQueue<>();

    @Test
    void aReaderWhoComesAlone_isAnsweredByABatchOfOne() {
        ComputeTogether together = new ComputeTogether(this::all);

        assertTrue(together.compute(card("A")));

        assertEquals(List.of(Set.of(card("A"))), List.copyOf(batches));
    }

    @Test
    void whatAnotherWorkerHolds_isNotComputed() {
        ComputeTogether together = new ComputeTogether((hospital, keys) -> Set.of());

        assertFalse(together.compute(card("A")));
    }

    @Test
    void whoComesWhileBothLanesCompute_isComputedTogetherWithTheOthersWhoCame() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ComputeTogether together = new ComputeTogether((hospital, keys) -> {
            begun.countDown();
            await(mayEnd);
            return all(hospital, keys);
        });
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> asked = new ArrayList<>();
            asked.add(readers.submit(() -> together.compute(card("A"))));
            asked.add(readers.submit(() -> together.compute(card("B"))));
            await(begun);
            Set<CardKey> later = Set.of(card("C"), card("D"), card("E"));
            later.forEach(key -> asked.add(readers.submit(() -> together.compute(key))));
            awaitWaiting(together, later.size());
            mayEnd.countDown();
            for (Future<Boolean> each : asked) {
                assertTrue(each.get(30, TimeUnit.SECONDS));
            }
            assertEquals(Set.of(Set.of(card("A")), Set.of(card("B")), later), new HashSet<>(batches));
        }
    }

    @Test
    void oneThatCannotBeComputed_failsForItsReaderOnly() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ComputeTogether together = new ComputeTogether((hospital, keys) -> {
            begun.countDown();
            await(mayEnd);
            if (keys.contains(card("BROKEN"))) {
                throw new IllegalStateException("broken");
            }
            return all(hospital, keys);
        });
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> first = List.of(
                    readers.submit(() -> together.compute(card("A"))),
                    readers.submit(() -> together.compute(card("B"))));
            await(begun);
            CompletableFuture<Boolean> broken =
                    CompletableFuture.supplyAsync(() -> together.compute(card("BROKEN")), readers);
            Future<Boolean> sound = readers.submit(() -> together.compute(card("C")));
            awaitWaiting(together, 2);
            mayEnd.countDown();
            assertTrue(sound.get(30, TimeUnit.SECONDS));
            for (Future<Boolean> each : first) {
                assertTrue(each.get(30, TimeUnit.SECONDS));
            }
            Exception failure = assertThrows(Exception.class, () -> broken.get(30, TimeUnit.SECONDS));
            assertEquals("broken", failure.getCause().getMessage());
        }
        // and both lanes are free again
        assertTrue(together.compute(card("D")));
        assertTrue(together.compute(card("E")));
    }

    private Set<CardKey> all(String hospital, Collection<CardKey> keys) {
        batches.add(Set.copyOf(keys));
        return Set.copyOf(keys);
    }

    private static CardKey card(String centre) {
        return new CardKey(HOSPITAL, centre, "2026-Q1");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(ComputeTogether together, int cards) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (together.waiting(HOSPITAL) < cards) {
            assertTrue(System.nanoTime() < until, "the readers do not wait");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}

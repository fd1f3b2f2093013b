package dev.heng.evaluation.result;

import dev.heng.evaluation.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Computes the marked scorecards that readers wait for. Those that are asked for while others of the hospital are being computed are
 * computed together afterwards: many cost little more than one, and a reader who comes alone waits for nobody.
 */
@ApplicationScoped
class ComputeTogether {
    /** How many batches of a hospital are computed at once. */
    private static final int LANES = 2;

    private static final int BATCH = 64;

    private final BiFunction<String, Collection<CardKey>, Set<CardKey>> computing;
    private final Map<String, Waiting> hospitals = new ConcurrentHashMap<>();

    @Inject
    ComputeTogether(ComputeScorecards computing) {
        this(computing::compute);
    }

    /** @param computing computes scorecards of a hospital and returns those that it has computed */
    ComputeTogether(BiFunction<String, Collection<CardKey>, Set<CardKey>> computing) {
        this.computing = computing;
    }

    /** The scorecards of one hospital that readers wait for and nobody has begun, each once; guarded by itself. */
    private static final class Waiting {
        private final Map<CardKey, CompletableFuture<Boolean>> cards = new LinkedHashMap<>();
        private int lanes;
    }

    /**
     * Computes a marked scorecard.
     *
     * @return false when another worker holds it, or was quicker
     */
    boolean compute(CardKey key) {
        Waiting waiting = hospitals.computeIfAbsent(key.hospital(), hospital -> new Waiting());
        CompletableFuture<Boolean> mine;
        boolean isLeading;
        synchronized (waiting) {
            mine = waiting.cards.computeIfAbsent(key, card -> new CompletableFuture<>());
            isLeading = waiting.lanes < LANES;
            waiting.lanes += isLeading ? 1 : 0;
        }
        if (isLeading) {
            lead(key.hospital(), waiting, mine);
        }
        try {
            return mine.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** How many scorecards of a hospital nobody has begun. */
    int waiting(String hospital) {
        Waiting waiting = hospitals.getOrDefault(hospital, new Waiting());
        synchronized (waiting) {
            return waiting.cards.size();
        }
    }

    /** Computes until the leader has what it came for, and leaves the others to a thread that has no reader. */
    private void lead(String hospital, Waiting waiting, CompletableFuture<Boolean> mine) {
        boolean holdsLane = true;
        while (holdsLane && !mine.isDone()) {
            holdsLane = isOneBatchComputed(hospital, waiting);
        }
        if (holdsLane) {
            Thread.ofVirtual().start(() -> {
                boolean isMore;
                do {
                    isMore = isOneBatchComputed(hospital, waiting);
                } while (isMore);
            });
        }
    }

    /** @return false when nobody waited: then the lane is free */
    private boolean isOneBatchComputed(String hospital, Waiting waiting) {
        Map<CardKey, CompletableFuture<Boolean>> batch;
        synchronized (waiting) {
            batch = take(waiting);
            if (batch.isEmpty()) {
                waiting.lanes--;
                return false;
            }
        }
        settle(hospital, batch);
        return true;
    }

    private static Map<CardKey, CompletableFuture<Boolean>> take(Waiting waiting) {
        Map<CardKey, CompletableFuture<Boolean>> batch = new LinkedHashMap<>();
        List<CardKey> keys = waiting.cards.keySet().stream().limit(BATCH).toList();
        keys.forEach(key -> batch.put(key, waiting.cards.remove(key)));
        return batch;
    }

    /** Every request of the batch gets its answer, whatever happens. */
    private void settle(String hospital, Map<CardKey, CompletableFuture<Boolean>> batch) {
        try {
            Set<CardKey> computed = computed(hospital, new ArrayList<>(batch.keySet()));
            batch.forEach((key, request) -> request.complete(computed.contains(key)));
        } catch (RuntimeException | StackOverflowError failure) {
            if (batch.size() == 1) {
                batch.values().forEach(request -> request.completeExceptionally(failure));
            } else {
                // one mistake must not reach the readers of the others
                batch.forEach((key, request) -> settle(hospital, Map.of(key, request)));
            }
        } finally {
            batch.values().forEach(request -> request.complete(false));
        }
    }

    private Set<CardKey> computed(String hospital, List<CardKey> keys) {
        try {
            return computing.apply(hospital, keys);
        } catch (RuntimeException failure) {
            SqlFailure sql = SqlFailure.behind(failure);
            if (sql != null && sql.isConflict()) {
                return Set.of();
            }
            throw failure;
        }
    }
}

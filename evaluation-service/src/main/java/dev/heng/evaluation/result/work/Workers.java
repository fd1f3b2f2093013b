package dev.heng.evaluation.result.work;

import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import dev.heng.evaluation.result.CardKey;
import dev.heng.evaluation.result.ComputeScorecards;
import dev.heng.evaluation.result.Marks;
import dev.heng.evaluation.result.Wake;
import dev.heng.evaluation.settings.Settings;
import dev.heng.evaluation.sql.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Computes marked scorecards: figures before structure, the hospitals in turn, some scorecards a transaction. */
@ApplicationScoped
class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(30);
    /** A round computes one batch of every hospital that has marks. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(15);

    private static final int STOP_MS = 10_000;

    private final Marks marks;
    private final ComputeScorecards computing;
    private final Wake wake;
    private final Settings.Recompute settings;
    private final Heartbeats heartbeats;
    private final List<Thread> threads = new ArrayList<>();
    /** Scorecards whose computation fails, with the time from which it is tried again: one mistake must not stop the others. */
    private final Map<CardKey, Long> failing = new ConcurrentHashMap<>();

    private volatile boolean isStopping;

    Workers(Marks marks, ComputeScorecards computing, Wake wake, Settings settings, Heartbeats heartbeats) {
        this.marks = marks;
        this.computing = computing;
        this.wake = wake;
        this.settings = settings.recompute();
        this.heartbeats = heartbeats;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < settings.workers(); i++) {
            String name = "scorecard-worker-" + i;
            Heartbeat heartbeat = heartbeats.of(name, SILENCE_MAX);
            threads.add(Thread.ofPlatform().name(name).start(() -> work(heartbeat)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        wake.call();
        for (Thread thread : threads) {
            thread.join(STOP_MS);
        }
    }

    private void work(Heartbeat heartbeat) {
        while (!isStopping) {
            heartbeat.beat();
            long seen = wake.calls();
            boolean isIdle = true;
            try {
                for (Marks.Kind kind : Marks.Kind.values()) {
                    boolean didAny = computeRound(kind);
                    isIdle &= !didAny;
                    if (didAny) {
                        // figures that came meanwhile go first again
                        break;
                    }
                }
            } catch (RuntimeException failure) {
                LOG.warnf("computing pauses: %s", failure);
            }
            if (isIdle && !isStopping) {
                try {
                    wake.await(seen, settings.poll().toNanos());
                    if (!isStopping) {
                        Thread.sleep(settings.gather());
                    }
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /** One batch of each hospital that has marks. */
    private boolean computeRound(Marks.Kind kind) {
        boolean didAny = false;
        Optional<String> hospital = marks.hospitalAfter(kind, "");
        while (hospital.isPresent() && !isStopping) {
            didAny |= computeBatch(hospital.get(), kind);
            hospital = marks.hospitalAfter(kind, hospital.get());
        }
        return didAny;
    }

    private boolean computeBatch(String hospital, Marks.Kind kind) {
        long now = System.nanoTime();
        failing.values().removeIf(retryAt -> now - retryAt >= 0);
        List<CardKey> cards = marks.cards(hospital, kind, settings.batch() + failing.size()).stream()
                .filter(card -> !failing.containsKey(card))
                .toList();
        if (cards.isEmpty()) {
            return false;
        }
        try {
            return !computing.compute(hospital, cards).isEmpty();
        } catch (RuntimeException failure) {
            if (isConflict(failure)) {
                return true;
            }
            LOG.debugf(failure, "a batch of %s is computed one by one", hospital);
            return computeAlone(hospital, cards);
        }
    }

    private boolean computeAlone(String hospital, List<CardKey> cards) {
        boolean didAny = false;
        for (CardKey card : cards) {
            try {
                didAny |= !computing.compute(hospital, List.of(card)).isEmpty();
            } catch (RuntimeException failure) {
                if (!isConflict(failure)) {
                    failing.put(card, System.nanoTime() + RETRY_NS);
                    LOG.errorf(failure, "%s cannot be computed; it is tried again later", card);
                }
            }
        }
        return didAny;
    }

    private static boolean isConflict(RuntimeException failure) {
        SqlFailure sql = SqlFailure.behind(failure);
        return sql != null && sql.isConflict();
    }
}

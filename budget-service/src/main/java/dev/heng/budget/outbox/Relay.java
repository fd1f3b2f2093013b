package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Sends the stored events of the buckets that this replica owns. One thread decides, a few send. A bucket is sent by one job at a time;
 * for its watermark the relay waits until everybody has ended who wrote under the bucket's lock when the last sequence number was read.
 */
final class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long BALANCE_INTERVAL_MS = 2_000;
    private static final long CLEAN_INTERVAL_MS = 5_000;
    private static final long TELL_INTERVAL_MS = 5;

    private final DatabaseAccess database;
    private final DataSource dataSource;
    private final Map<EventKind, EventSource> sources;
    private final Publisher publisher;
    private final RelayWakeUp wakeUp;
    private final long pollMs;
    private final long paceMs;
    private final ExecutorService senders;
    private final Outlet outlet = new Outlet();
    private final OutboxCleaner cleaner;
    private final Quarantine quarantine;

    /** @param settings pace and size */
    Relay(
            DatabaseAccess database,
            DataSource dataSource,
            Map<EventKind, EventSource> sources,
            Publisher publisher,
            RelayWakeUp wakeUp,
            RelaySettings settings) {
        this.database = database;
        this.dataSource = dataSource;
        this.sources = sources;
        this.publisher = publisher;
        this.wakeUp = wakeUp;
        this.pollMs = settings.pollInterval().toMillis();
        this.paceMs = settings.pace().toMillis();
        this.senders = Executors.newFixedThreadPool(
                settings.threads(),
                Thread.ofPlatform().name("heng-relay-sender-", 0).factory());
        this.cleaner = new OutboxCleaner(dataSource);
        this.quarantine = new Quarantine(settings.quarantine().toMillis());
    }

    /** A job under way and what it may have sent. */
    private record Sending(BucketJob job, Future<Long> reached) {}

    /** Writers that stand between a bucket and the sequence that was read. */
    private record Waiting(long upTo, Set<String> writers) {}

    /** The state of the buckets while one lease lasts; used by the relay's thread only. */
    private static final class Outlet {
        final Set<Integer> pending = new HashSet<>();
        final Map<Integer, Waiting> waiting = new HashMap<>();
        final Map<Integer, Sending> sending = new HashMap<>();
        final Map<Integer, BackOff> failures = new HashMap<>();
        final Map<Integer, Long> pausedUntil = new HashMap<>();
        final Map<Integer, Long> startedAt = new HashMap<>();
        final Set<Integer> untold = new HashSet<>();
    }

    @Override
    public void run() {
        BackOff backOff = new BackOff();
        while (!Thread.currentThread().isInterrupted()) {
            wakeUp.comeRound();
            try (RelayLease lease = RelayLease.join(database)) {
                backOff.reset();
                relay(lease);
            } catch (SQLException e) {
                LOG.warnf("the relay has lost its lease: %s", e.getMessage());
                storeAgain();
                backOff.pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        senders.shutdownNow();
    }

    private void relay(RelayLease lease) throws SQLException, InterruptedException {
        long balanceAt = 0;
        long pollAt = 0;
        long cleanAt = now() + CLEAN_INTERVAL_MS;
        long tellAt = 0;
        while (true) {
            RelayWakeUp.News news = wakeUp.await(patience());
            finish(lease);
            if (now() >= balanceAt) {
                Set<Integer> before = lease.owned();
                lease.balance(outlet.sending.keySet());
                quarantine.owned(lease.owned(), before, now());
                balanceAt = now() + BALANCE_INTERVAL_MS;
            }
            Set<Integer> owned = lease.owned();
            note(news, owned);
            if (!outlet.untold.isEmpty() && now() >= tellAt) {
                lease.tell(outlet.untold);
                outlet.untold.clear();
                tellAt = now() + TELL_INTERVAL_MS;
            }
            if (now() >= pollAt) {
                outlet.pending.addAll(quarantine.end(outlet.sending.keySet(), now()));
                outlet.pending.addAll(lease.withNews(quarantine.sent()));
                pollAt = now() + pollMs;
            }
            outlet.pending.retainAll(owned);
            outlet.waiting.keySet().retainAll(owned);
            advance(lease);
            if (now() >= cleanAt) {
                senders.execute(() -> cleaner.clean(owned));
                cleanAt = now() + CLEAN_INTERVAL_MS;
            }
        }
    }

    /** How long the relay may sleep when nobody wakes it. */
    private long patience() {
        if (!outlet.waiting.isEmpty()) {
            return 1;
        }
        long due = outlet.pending.stream()
                .filter(bucket -> !outlet.sending.containsKey(bucket))
                .mapToLong(this::dueAt)
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.clamp(due - now(), 1, pollMs);
    }

    /** When a bucket that has news may be sent. */
    private long dueAt(int bucket) {
        return Math.max(
                outlet.pausedUntil.getOrDefault(bucket, 0L), outlet.startedAt.getOrDefault(bucket, -paceMs) + paceMs);
    }

    private void note(RelayWakeUp.News news, Set<Integer> owned) {
        outlet.pending.addAll(news.heard());
        for (int bucket : news.own()) {
            (owned.contains(bucket) ? outlet.pending : outlet.untold).add(bucket);
        }
    }

    /** Starts the jobs of the buckets for which nobody is still writing below the sequence that was read. */
    private void advance(RelayLease lease) throws SQLException {
        Set<Integer> candidates = new HashSet<>(outlet.pending);
        candidates.removeAll(outlet.sending.keySet());
        candidates.removeAll(outlet.waiting.keySet());
        candidates.removeIf(bucket -> dueAt(bucket) > now());
        if (candidates.isEmpty() && outlet.waiting.isEmpty()) {
            return;
        }
        RelayLease.Look look = lease.look();
        outlet.waiting.forEach((bucket, waiting) -> waiting.writers().retainAll(look.writersOf(bucket)));
        for (int bucket : candidates) {
            outlet.pending.remove(bucket);
            outlet.waiting.put(bucket, new Waiting(look.lastSequence(), new HashSet<>(look.writersOf(bucket))));
        }
        Map.copyOf(outlet.waiting).forEach((bucket, waiting) -> {
            if (waiting.writers().isEmpty() && !outlet.sending.containsKey(bucket)) {
                outlet.waiting.remove(bucket);
                start(bucket, waiting.upTo());
            }
        });
    }

    private void start(int bucket, long upTo) {
        long beyond = quarantine.sent().getOrDefault(bucket, 0L);
        BucketJob job = new BucketJob(dataSource, sources, publisher, bucket, beyond);
        Callable<Long> send = () -> {
            try {
                return job.send(upTo);
            } finally {
                wakeUp.look();
            }
        };
        outlet.startedAt.put(bucket, now());
        outlet.sending.put(bucket, new Sending(job, senders.submit(send)));
    }

    /** Moves the floors of the jobs that have ended; a job that failed is repeated from its floor. */
    private void finish(RelayLease lease) throws SQLException, InterruptedException {
        Map<Integer, Long> floors = new HashMap<>();
        List<Integer> ended = new ArrayList<>();
        for (Map.Entry<Integer, Sending> entry : outlet.sending.entrySet()) {
            if (entry.getValue().reached().isDone()) {
                int bucket = entry.getKey();
                long reached = result(bucket, entry.getValue().reached());
                if (reached > 0 && quarantine.holds(bucket)) {
                    quarantine.sent(bucket, reached);
                } else if (reached > 0) {
                    floors.put(bucket, reached);
                }
                ended.add(bucket);
            }
        }
        lease.moveFloors(floors);
        ended.forEach(outlet.sending::remove);
    }

    private long result(int bucket, Future<Long> reached) throws InterruptedException {
        try {
            long sequence = reached.get();
            outlet.failures.remove(bucket);
            outlet.pausedUntil.remove(bucket);
            return sequence;
        } catch (ExecutionException e) {
            long pause = outlet.failures
                    .computeIfAbsent(bucket, failed -> new BackOff())
                    .next();
            LOG.warnf("bucket %d is sent again in %d ms: %s", (Object) bucket, pause, e.getCause());
            outlet.pausedUntil.put(bucket, now() + pause);
            outlet.pending.add(bucket);
            return 0;
        }
    }

    /**
     * After the lease was lost another replica may have sent newer states before ours arrived. Whatever was in flight is stored again, so
     * that the owner sends its present state once more and the last record of each key is its newest version.
     */
    private void storeAgain() {
        quarantine.clear();
        Map<Integer, Sending> inFlight = Map.copyOf(outlet.sending);
        outlet.sending.clear();
        outlet.waiting.clear();
        outlet.pending.clear();
        for (Map.Entry<Integer, Sending> entry : inFlight.entrySet()) {
            awaitEnd(entry.getValue().reached());
            BackOff backOff = new BackOff();
            while (!Thread.currentThread().isInterrupted()
                    && !isStored(entry.getKey(), entry.getValue().job().changes())) {
                backOff.pause();
            }
        }
    }

    private static void awaitEnd(Future<Long> job) {
        try {
            job.get();
        } catch (ExecutionException e) {
            LOG.debugf("a job failed without its lease: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStored(int bucket, List<Change> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        try (Connection connection = dataSource.getConnection()) {
            StoredChanges.append(connection, bucket, changes);
            return true;
        } catch (SQLException e) {
            LOG.warnf("bucket %d cannot be stored again yet: %s", (Object) bucket, e.getMessage());
            return false;
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}

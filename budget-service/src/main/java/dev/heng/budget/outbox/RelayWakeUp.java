package dev.heng.budget.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the relay, in memory and after the commit, that a bucket has news. A NOTIFY inside the transaction would serialise the commits
 * of the whole server; the relay passes on to other replicas what is not its own.
 */
@ApplicationScoped
public class RelayWakeUp {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Integer> own = new HashSet<>();
    private Set<Integer> heard = new HashSet<>();
    private boolean isSignalled;
    private volatile Runnable round = () -> {};

    /**
     * What has happened since the last look.
     *
     * @param own buckets that this process has written to
     * @param heard buckets that another replica told about
     */
    record News(Set<Integer> own, Set<Integer> heard) {}

    /** What to do each time the relay comes round. */
    void onRound(Runnable round) {
        this.round = round;
    }

    /** The relay has come round: it waits here for news, or it waits until what it needs is back. */
    void comeRound() {
        round.run();
    }

    /** This process has committed rows for the bucket. */
    public void wake(int bucket) {
        signal(own -> own.add(bucket), true);
    }

    /** Another replica has committed rows for the bucket. */
    void heard(int bucket) {
        signal(heard -> heard.add(bucket), false);
    }

    /** The relay itself has something to look after. */
    void look() {
        signal(nothing -> {}, true);
    }

    private void signal(java.util.function.Consumer<Set<Integer>> note, boolean isOwn) {
        lock.lock();
        try {
            note.accept(isOwn ? own : heard);
            isSignalled = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a wake-up, at most the given time, and takes the news. */
    News await(long millis) throws InterruptedException {
        comeRound();
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!isSignalled && left > 0) {
                left = changed.awaitNanos(left);
            }
            News news = new News(own, heard);
            own = new HashSet<>();
            heard = new HashSet<>();
            isSignalled = false;
            return news;
        } finally {
            lock.unlock();
        }
    }
}

package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.FactsChanged;
import dev.heng.evaluation.collection.InputsChanged;
import dev.heng.evaluation.scheme.SchemesAdopted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the workers of this replica, after commit, that there are marks. */
@ApplicationScoped
public class Wake {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private long calls;

    void factsChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) FactsChanged changed) {
        call();
    }

    void schemesAdopted(@Observes(during = TransactionPhase.AFTER_SUCCESS) SchemesAdopted changed) {
        call();
    }

    void inputsChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) InputsChanged changed) {
        call();
    }

    /** Wakes everybody. */
    public void call() {
        lock.lock();
        try {
            calls++;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it was called, to be given to {@link #await}. */
    public long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a call after the given count, at most so long. */
    public void await(long callsSeen, long timeNs) throws InterruptedException {
        lock.lock();
        try {
            long left = timeNs;
            while (calls == callsSeen && left > 0) {
                left = called.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}

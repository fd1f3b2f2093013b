package dev.heng.budget.outbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The buckets that were taken over a short while ago. Their former owner may have died with records on their way, which then arrive behind
 * newer ones and would be the last of their key. So the floor of such a bucket stays where it is, and when nothing of the former owner can
 * arrive any more, everything beyond the floor is sent once again. Nothing needs to be known of the former owner, nor be stored.
 */
final class Quarantine {
    private final long lengthMs;
    private final Map<Integer, Long> until = new HashMap<>();
    private final Map<Integer, Long> sent = new HashMap<>();

    Quarantine(long lengthMs) {
        this.lengthMs = lengthMs;
    }

    /** Notes which buckets are owned now; those that were not before are in quarantine from now on. */
    void owned(Set<Integer> buckets, Set<Integer> before, long nowMs) {
        for (int bucket : buckets) {
            if (!before.contains(bucket)) {
                until.put(bucket, nowMs + lengthMs);
            }
        }
        until.keySet().retainAll(buckets);
        sent.keySet().retainAll(until.keySet());
    }

    boolean holds(int bucket) {
        return until.containsKey(bucket);
    }

    void sent(int bucket, long sequence) {
        sent.put(bucket, sequence);
    }

    /** How far the buckets are sent although their floor stays. */
    Map<Integer, Long> sent() {
        return sent;
    }

    /**
     * Ends what is over.
     *
     * @return the buckets of which something was sent meanwhile, which is due once more
     */
    Set<Integer> end(Set<Integer> busy, long nowMs) {
        Set<Integer> due = new HashSet<>();
        until.entrySet().removeIf(entry -> {
            boolean isOver = entry.getValue() <= nowMs && !busy.contains(entry.getKey());
            if (isOver && sent.remove(entry.getKey()) != null) {
                due.add(entry.getKey());
            }
            return isOver;
        });
        return due;
    }

    /** Nothing is owned any more. */
    void clear() {
        until.clear();
        sent.clear();
    }
}

package dev.heng.evaluation.outbox.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The buckets that were taken over a short while ago. Their former owner may have died with records on their way, which then arrive behind
 * newer ones and would be the last of their key. So what is sent of such a bucket stays stored, and is sent once more when nothing of the
 * former owner can arrive any more. Nothing needs to be known of the former owner.
 */
final class Quarantine {
    private final long lengthMs;
    private final Set<Integer> owned = new HashSet<>();
    private final Map<Integer, Long> until = new HashMap<>();

    Quarantine(long lengthMs) {
        this.lengthMs = lengthMs;
    }

    /**
     * Notes which buckets are owned now.
     *
     * @return those that were not before; they are in quarantine from now on
     */
    Set<Integer> owned(Collection<Integer> buckets, long nowMs) {
        Set<Integer> taken = new HashSet<>(buckets);
        taken.removeAll(owned);
        taken.forEach(bucket -> until.put(bucket, nowMs + lengthMs));
        owned.clear();
        owned.addAll(buckets);
        until.keySet().retainAll(owned);
        return taken;
    }

    boolean holds(int bucket) {
        return until.containsKey(bucket);
    }

    /**
     * Ends what is over.
     *
     * @return the buckets of which everything is due once more
     */
    Set<Integer> end(long nowMs) {
        Set<Integer> due = new HashSet<>();
        until.entrySet().removeIf(entry -> entry.getValue() <= nowMs && due.add(entry.getKey()));
        return due;
    }
}

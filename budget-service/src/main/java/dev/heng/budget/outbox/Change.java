package dev.heng.budget.outbox;

/**
 * One object that changed.
 *
 * @param key the object's outbox key, see {@link EventKind}
 */
public record Change(EventKind kind, String key) {
    /** Nothing but a watermark: the trace of a write call that changed nothing. */
    public static Change nothing(int bucket) {
        return new Change(EventKind.WATERMARK, Integer.toString(bucket));
    }
}

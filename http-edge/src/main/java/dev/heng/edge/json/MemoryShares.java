package dev.heng.edge.json;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What bodies may take of the heap together, in kilobytes, handed out in the order of asking. */
final class MemoryShares {
    private static final int KILOBYTE = 1024;
    /** The rest is the service's own. */
    private static final int BODIES_PERCENT_OF_HEAP = 56;

    private static final int PERCENT = 100;
    /** A body is there as bytes, as text, and in the values that are made of it. */
    private static final int COPIES = 3;
    /** What a value takes beside its text, and the fewest bytes that one is written with. */
    private static final int VALUE_BYTES = 96;

    private static final int WRITTEN_BYTES = 2;
    private static final int WAIT_SECONDS = 4;

    private final int all;
    private final Semaphore free;

    private MemoryShares(int all) {
        this.all = all;
        this.free = new Semaphore(all, true);
    }

    /** @param heap the largest size of the heap in bytes */
    static MemoryShares of(long heap) {
        return new MemoryShares((int) Math.min(Integer.MAX_VALUE, heap / KILOBYTE * BODIES_PERCENT_OF_HEAP / PERCENT));
    }

    /** Whether a body of this length may take more than there is. */
    boolean isTooLarge(long bytes) {
        return share(bytes) > all;
    }

    /**
     * Takes the share of a body, waiting a few seconds for it.
     *
     * @return what was taken, to be given back; 0 when there was no room in time
     */
    int take(long bytes) throws InterruptedException {
        int share = Math.toIntExact(share(bytes));
        return free.tryAcquire(share, WAIT_SECONDS, TimeUnit.SECONDS) ? share : 0;
    }

    void giveBack(int share) {
        free.release(share);
    }

    /** The length of the largest body that fits, which leaves no room for another. */
    long largest() {
        return ((all - 1L) * KILOBYTE - (long) VALUE_BYTES * JsonTree.VALUES_MAX) / COPIES;
    }

    /** What a body of this length takes at most; never 0. */
    static long share(long bytes) {
        long values = Math.min(bytes / WRITTEN_BYTES, JsonTree.VALUES_MAX);
        return 1 + (COPIES * bytes + VALUE_BYTES * values) / KILOBYTE;
    }
}

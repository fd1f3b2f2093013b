package dev.heng.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes bodies onto the disk, no more at once than it holds: a pod that fills its own disk is thrown off its node. */
@ApplicationScoped
public class BodySpool {
    private static final Logger LOG = Logger.getLogger(BodySpool.class);
    /** Of 32 MB at most; a pod has 256 MB for its files. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Semaphore places;
    private final Duration patience;

    @Inject
    BodySpool() {
        this(AT_ONCE, PATIENCE);
    }

    BodySpool(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * The whole body; whoever takes it closes it.
     *
     * @throws ProblemException 503 when there was no place for a few seconds, or the body did not come to its end, or the disk did not
     *     take it
     */
    public SpooledBody take(InputStream body) {
        if (!enter()) {
            throw new ProblemException(
                    EdgeProblem.TOO_BUSY, "Too many batches are under way; the request may be repeated.");
        }
        try {
            return SpooledBody.of(body, places::release);
        } catch (IOException e) {
            places.release();
            LOG.warnf("a body was not taken whole: %s", e);
            throw new ProblemException(EdgeProblem.TOO_BUSY, "The body could not be taken whole. Send it again.");
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.heng.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** One child over its lives: starts it, notices its death, starts it again after a rest, or gives up. */
final class Watch {
    /** A child that lived at least this long after it was ready died of something else than its start. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    private enum Phase {
        STOPPED,
        STARTING,
        READY,
        RESTING,
        GIVEN_UP
    }

    private final Child child;
    private final int port;
    private final StateFile state;
    private final Progress progress;
    private final CompletableFuture<String> failure;
    private final LongSupplier nanoTime;
    private final BackOff backOff = new BackOff();
    private Phase phase = Phase.STOPPED;
    private long startedAtNanos;
    private long startAgainAtNanos;

    /** @param failure completed with one line when the child is given up */
    Watch(
            Child child,
            int port,
            StateFile state,
            Progress progress,
            CompletableFuture<String> failure,
            LongSupplier nanoTime) {
        this.child = child;
        this.port = port;
        this.state = state;
        this.progress = progress;
        this.failure = failure;
        this.nanoTime = nanoTime;
    }

    Child child() {
        return child;
    }

    synchronized boolean isReady() {
        return phase == Phase.READY && child.isAlive();
    }

    synchronized void start() {
        phase = Phase.STARTING;
        startedAtNanos = nanoTime.getAsLong();
        try {
            child.start();
            child.process().ifPresent(this::remember);
        } catch (StartException e) {
            died(e.getMessage());
        }
    }

    /** Looks once and does what is due; called several times a second. */
    synchronized void look() {
        switch (phase) {
            case STARTING -> lookAtStart();
            case READY -> lookAtLife();
            case RESTING -> {
                if (nanoTime.getAsLong() - startAgainAtNanos >= 0) {
                    start();
                }
            }
            case STOPPED, GIVEN_UP -> {}
        }
    }

    synchronized void stop() {
        phase = Phase.STOPPED;
        child.stop();
        state.remove(child.part());
    }

    /** Kills the child and leaves it dead until it is started again. */
    synchronized void takeAway() {
        phase = Phase.STOPPED;
        child.process().ifPresent(Processes::kill);
        state.remove(child.part());
    }

    private void lookAtStart() {
        lookAtLife();
        if (phase == Phase.STARTING && child.isReady()) {
            phase = Phase.READY;
            progress.say(child.part().title() + " is ready on port " + port + " (" + lived().toMillis() + " ms)");
        }
    }

    private void lookAtLife() {
        if (!child.isAlive()) {
            died(child.lastWords());
        }
    }

    private void died(String words) {
        boolean quick = phase == Phase.STARTING || lived().compareTo(QUICK) < 0;
        Optional<Duration> rest = backOff.died(quick);
        if (rest.isEmpty()) {
            phase = Phase.GIVEN_UP;
            failure.complete(child.part().title() + " ended five times in a row: " + words);
            return;
        }
        phase = Phase.RESTING;
        startAgainAtNanos = nanoTime.getAsLong() + rest.get().toNanos();
        progress.say(child.part().title() + " ended " + words + "; starting it again in "
                + rest.get().toSeconds() + " s");
    }

    private void remember(ProcessHandle process) {
        process.info()
                .startInstant()
                .ifPresent(instant -> state.put(child.part(), new StateFile.Entry(process.pid(), instant, port)));
    }

    private Duration lived() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAtNanos);
    }
}

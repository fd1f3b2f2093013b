package dev.heng.local;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Starts the children in order, keeps them alive, and stops them in the opposite order. */
final class Supervisor {
    private static final int LOOK_MILLIS = 250;
    private static final Duration READY_MAX = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Watch> watches;
    private final Progress progress;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final ScheduledExecutorService looks;

    Supervisor(List<Child> children, Settings settings, StateFile state, Progress progress) {
        this.progress = progress;
        this.watches = children.stream()
                .map(child -> new Watch(child, settings.port(child.part()), state, progress, failure, System::nanoTime))
                .toList();
        this.looks = Executors.newScheduledThreadPool(
                watches.size(), Thread.ofPlatform().name("watch ", 0).daemon().factory());
    }

    /**
     * Starts the servers, then the services, and returns when all are ready.
     *
     * @throws StartException when a part was given up or the whole takes too long
     */
    void start() {
        startTogether(watches.stream().filter(watch -> !isService(watch)).toList());
        startTogether(watches.stream().filter(Supervisor::isService).toList());
    }

    /** Waits until every part is ready again, for instance after one was killed. */
    void awaitReady(Duration limit) {
        awaitReady(watches, limit);
    }

    /** Blocks until a part was given up, and returns the line that says so. */
    String awaitFailure() throws InterruptedException {
        try {
            return failure.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the failure is completed with a line only", e);
        }
    }

    Child child(Part part) {
        return watch(part).child();
    }

    Watch watch(Part part) {
        return watches.stream()
                .filter(watch -> watch.child().part() == part)
                .findFirst()
                .orElseThrow();
    }

    /** Stops the services together, then Kafka, then PostgreSQL. */
    void stop() {
        looks.shutdownNow();
        progress.say("stopping the services");
        watches.stream()
                .filter(Supervisor::isService)
                .map(watch -> CompletableFuture.runAsync(watch::stop))
                .toList()
                .forEach(CompletableFuture::join);
        for (Watch watch : watches.reversed()) {
            if (!isService(watch)) {
                progress.say("stopping " + watch.child().part().title());
                watch.stop();
            }
        }
        progress.say("stopped");
    }

    private void startTogether(Collection<Watch> group) {
        for (Watch watch : group) {
            looks.execute(watch::start);
            var _ = looks.scheduleWithFixedDelay(() -> look(watch), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        awaitReady(group, READY_MAX);
    }

    private void look(Watch watch) {
        try {
            watch.look();
        } catch (RuntimeException e) {
            // An exception would end the looking for ever, silently.
            progress.say("cannot look after " + watch.child().part().title() + ": " + e.getMessage());
        }
    }

    private void awaitReady(Collection<Watch> group, Duration limit) {
        long began = System.nanoTime();
        long spoke = began;
        while (!group.stream().allMatch(Watch::isReady)) {
            failWhenGivenUp();
            long now = System.nanoTime();
            if (now - began > limit.toNanos()) {
                throw new StartException(
                        "not ready within " + limit.toSeconds() + " s: " + missing(group) + "; see the log files");
            }
            if (now - spoke > PATIENCE.toNanos()) {
                spoke = now;
                tellMissing(group);
            }
        }
    }

    private void failWhenGivenUp() {
        try {
            throw new StartException(failure.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            // Nothing failed meanwhile.
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for the suite", e);
        }
    }

    private void tellMissing(Collection<Watch> group) {
        String missing = missing(group);
        // The last one may have become ready since the caller looked.
        if (!missing.isEmpty()) {
            progress.say("waiting for " + missing);
        }
    }

    private static String missing(Collection<Watch> group) {
        return group.stream()
                .filter(watch -> !watch.isReady())
                .map(watch -> watch.child().part().title())
                .collect(Collectors.joining(", "));
    }

    private static boolean isService(Watch watch) {
        return watch.child().part().isService();
    }
}

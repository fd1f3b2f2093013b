package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches real processes; only the clock is the test's. */
class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    @TempDir
    Path folder;

    private StateFile state;
    private Watch watch;

    @BeforeEach
    void begin() {
        state = StateFile.load(folder.resolve("state.properties"));
    }

    @AfterEach
    void end() {
        watch.stop();
        assertTrue(state.entries().isEmpty());
    }

    @Test
    void startsAKilledChildAgainAfterItsRest() {
        watch = watch("sleep", "600");
        watch.start();
        watch.look();
        assertTrue(watch.isReady());
        long first = state.entries().get(Part.BUDGET).pid();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        kill(watch.child());
        assertFalse(watch.isReady());
        watch.look();
        watch.look();
        assertFalse(watch.child().isAlive(), "rests");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        watch.look();
        watch.look();
        assertTrue(watch.isReady());
        assertFalse(state.entries().get(Part.BUDGET).pid() == first);
    }

    @Test
    void givesUpAfterFiveQuickDeathsWithTheLogsLastLine() throws Exception {
        watch = watch("/bin/sh", "-c", "echo ERROR no issuer; exit 3");
        watch.start();
        for (int death = 0; death < 5; death++) {
            assertFalse(failure.isDone());
            awaitEnd(watch.child());
            watch.look();
            nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            watch.look();
        }
        assertEquals(
                "budget-service ended five times in a row: (status 3) ERROR no issuer", failure.getNow("not given up"));
    }

    @Test
    void aChildIsFoundByItsNumberAndStartTimeOnly() {
        watch = watch("sleep", "600");
        watch.start();
        StateFile.Entry entry = state.entries().get(Part.BUDGET);
        assertTrue(Processes.find(entry.pid(), entry.startedAt()).isPresent());
        assertTrue(
                Processes.find(entry.pid(), entry.startedAt().minusSeconds(60)).isEmpty());
    }

    @Test
    void childrenDoNotHearCtrlC() throws Exception {
        watch = watch("/bin/sh", "-c", "echo deaf; exec sleep 600");
        watch.start();
        awaitWords("deaf");
        long pid = watch.child().process().orElseThrow().pid();
        new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
        new ProcessBuilder("kill", "-HUP", String.valueOf(pid)).start().waitFor();
        assertTrue(watch.child().isAlive());
    }

    private void awaitWords(String words) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.child().lastWords().contains(words)) {
            assertTrue(System.nanoTime() < deadline, "the child says nothing");
            Thread.onSpinWait();
        }
    }

    private Watch watch(String... command) {
        Path log = folder.resolve("child.log");
        Child child = new JvmChild(Part.BUDGET, () -> List.of(command), Map.of(), () -> true, log);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Watch(child, 8081, state, new Progress(nowhere, 0), failure, nanos::get);
    }

    private static void kill(Child child) {
        child.process().orElseThrow().destroyForcibly();
        awaitEnd(child);
    }

    private static void awaitEnd(Child child) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (child.isAlive()) {
            assertTrue(System.nanoTime() < deadline, "the child does not end");
            Thread.onSpinWait();
        }
    }
}

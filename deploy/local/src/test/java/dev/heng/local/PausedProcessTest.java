package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A paused process stands still with everything below it, and goes on where it was. */
class PausedProcessTest {
    private Process shell;

    @BeforeEach
    void aShellWithAProcessBelowIt() throws IOException {
        shell = new ProcessBuilder("/bin/sh", "-c", "sleep 60 & wait").start();
    }

    @AfterEach
    void end() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        Processes.kill(shell.toHandle());
    }

    @Test
    void itStandsStillWithThoseBelowItUntilItIsResumed() throws Exception {
        ProcessHandle below = below();
        Processes.pause(shell.toHandle());
        await("T", shell.toHandle());
        await("T", below);
        Processes.resume(shell.toHandle());
        await("S", shell.toHandle());
        await("S", below);
    }

    /** A signal is sent before it is obeyed; a process that goes on may run for a moment before it sleeps again. */
    private void await(String state, ProcessHandle process) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!state(process).equals(state) && System.nanoTime() < until) {
            shell.waitFor(1, TimeUnit.MILLISECONDS);
        }
        assertEquals(state, state(process));
    }

    private ProcessHandle below() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < until) {
            var found = shell.descendants().findFirst();
            if (found.isPresent() && state(found.get()).equals("S")) {
                return found.get();
            }
            shell.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the shell started nothing");
    }

    private static String state(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException gone) {
            return "";
        }
    }
}

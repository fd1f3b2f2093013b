package dev.heng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Looks at processes that are not, or no longer, children of this JVM. */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofSeconds(2);

    private static final Duration KILL_MAX = Duration.ofSeconds(10);
    private static final Duration SIGNAL_MAX = Duration.ofSeconds(5);

    private Processes() {}

    /** False also for a process that has ended but that nobody has collected. */
    static boolean isAlive(ProcessHandle process) {
        // asked again, because what was collected after the first question has no entry that calls it a zombie
        return process.isAlive() && !isZombie(process.pid()) && process.isAlive();
    }

    /** The process of that number, if it is alive and the same that was started then: numbers are used again. */
    static Optional<ProcessHandle> find(long pid, Instant startedAt) {
        return ProcessHandle.of(pid).filter(Processes::isAlive).filter(process -> process.info()
                .startInstant()
                .map(instant -> Duration.between(instant, startedAt).abs().compareTo(CLOCK_DIFFERENCE_MAX) <= 0)
                .orElse(false));
    }

    /** Asks the process to end, and ends it by force after the limit. */
    static void end(ProcessHandle process, Duration limit) {
        process.destroy();
        if (!hasEnded(process, limit)) {
            process.destroyForcibly();
            hasEnded(process, limit);
        }
    }

    /** Ends the process without warning (SIGKILL) and returns when it is gone. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        hasEnded(process, KILL_MAX);
    }

    /** Stops the process and all below it in the middle of what they do (SIGSTOP); they keep their sockets and answer nothing. */
    static void pause(ProcessHandle process) {
        signal("-STOP", process);
    }

    /** Lets a process and all below it go on after {@link #pause}. */
    static void resume(ProcessHandle process) {
        signal("-CONT", process);
    }

    private static void signal(String signal, ProcessHandle process) {
        Command.Result result = kill(signal, List.of(process.pid()));
        if (!result.succeeded()) {
            throw new StartException("cannot send " + signal + " to " + process.pid() + ": " + result.output());
        }
        // the first one starts no others now; one of those below may have ended since it was listed
        List<Long> below = process.descendants().map(ProcessHandle::pid).toList();
        if (!below.isEmpty()) {
            kill(signal, below);
        }
    }

    private static Command.Result kill(String signal, List<Long> processes) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "kill \"$@\"", "heng", signal));
        processes.forEach(pid -> words.add(String.valueOf(pid)));
        return Command.run(words, SIGNAL_MAX);
    }

    /** The processes that work in the folder; only Linux tells, elsewhere the answer is none. */
    static List<ProcessHandle> workingIn(Path folder) {
        if (Files.notExists(PROC)) {
            return List.of();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> worksIn(process.pid(), folder))
                    .filter(Processes::isAlive)
                    .toList();
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            awaitBriefly(process);
        }
        return true;
    }

    private static void awaitBriefly(ProcessHandle process) {
        try {
            process.onExit().get(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for the process " + process.pid(), e);
        } catch (ExecutionException | TimeoutException e) {
            // Not yet; the caller looks again.
        }
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(String.valueOf(pid)).resolve("stat"));
            // "pid (name) state ...": the name may hold anything, so the last bracket counts.
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(PROC.resolve(String.valueOf(pid)).resolve("cwd"))
                    .equals(folder);
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.heng.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A JVM under supervision: Kafka or one of the services. */
final class JvmChild implements Child {
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final int KILLED = 128 + 9;
    /**
     * Ctrl-C and the end of a terminal reach every process of its group. The children must not hear them: they are
     * stopped in order, by the launcher.
     */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "heng");

    private final Part part;
    private final Supplier<List<String>> command;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private final Path log;
    private volatile @Nullable Process process;

    /**
     * @param command made anew for each start, because a free port may have been taken meanwhile
     * @param environment added to this process's own
     */
    JvmChild(
            Part part,
            Supplier<List<String>> command,
            Map<String, String> environment,
            BooleanSupplier ready,
            Path log) {
        this.part = part;
        this.command = command;
        this.environment = environment;
        this.ready = ready;
        this.log = log;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public void start() {
        List<String> words = new ArrayList<>(DEAF);
        words.addAll(command.get());
        try {
            LogTail.roll(log);
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new StartException("cannot start " + part.title() + ": " + Folders.reason(e), e);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    @Override
    public boolean isReady() {
        return ready.getAsBoolean();
    }

    @Override
    public void stop() {
        if (process != null) {
            Processes.end(process.toHandle(), STOP_MAX);
        }
    }

    @Override
    public String lastWords() {
        if (process == null || !isCollected(process)) {
            return LogTail.reason(log);
        }
        int status = process.exitValue();
        // Somebody's kill leaves no words: what the log says last has nothing to do with it.
        return status == KILLED ? "(killed)" : "(status " + status + ") " + LogTail.reason(log);
    }

    /** A process is dead a moment before this JVM has collected its status. */
    private static boolean isCollected(Process process) {
        try {
            return process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

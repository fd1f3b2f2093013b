package dev.heng.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short-lived program and returns what it printed. */
final class Command {
    private Command() {}

    /** What a program left behind: its exit status, and its two outputs as one text. */
    record Result(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /**
     * Runs the program to its end.
     *
     * @throws StartException when it cannot be started or takes longer than the limit
     */
    static Result run(List<String> words, Duration limit) {
        try {
            // A file instead of a pipe: a server started by the program may keep a pipe open for ever.
            Path output = Files.createTempFile("heng", ".out");
            try {
                return new Result(
                        await(words, output, limit),
                        Files.readString(output, StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StartException("cannot run " + words.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static int await(List<String> words, Path output, Duration limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(output.toFile());
        // Messages in English and sorting by bytes, whatever the user's locale is.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StartException(words.getFirst() + " did not end within " + limit.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while running " + words.getFirst(), e);
        }
    }

    private static java.io.File nothing() {
        return new java.io.File("/dev/null");
    }
}

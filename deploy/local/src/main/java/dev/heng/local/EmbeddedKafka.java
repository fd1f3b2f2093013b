package dev.heng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real single-node Kafka (KRaft, no ZooKeeper) with its log in a folder, on the loopback address.
 *
 * <p>The broker runs in a JVM of its own: it can be killed like the real one, and its libraries meet neither the class
 * loaders nor the logging of a Quarkus test. It ends with this JVM; topics, records and offsets stay in the folder.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 50;

    private final Process process;
    private final int port;

    private EmbeddedKafka(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it accepts connections.
     *
     * @param dataDirectory created on first use; used by one broker at a time
     * @param portOrZero 0 takes a free port
     * @throws StartException with one clear line when the broker cannot start
     */
    public static EmbeddedKafka start(Path dataDirectory, int portOrZero) {
        Path folder = dataDirectory.toAbsolutePath();
        int port = portOrZero == 0 ? Ports.free() : portOrZero;
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            Files.createDirectories(folder);
            List<String> words = new ArrayList<>(command(folder, port, Ports.free()));
            words.add("attached");
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            EmbeddedKafka server = new EmbeddedKafka(process, port);
            server.awaitStart(log);
            return server;
        } catch (IOException e) {
            throw new StartException("cannot start Kafka: " + Folders.reason(e), e);
        }
    }

    /** The words that start the broker's JVM, with the class path of this one. */
    static List<String> command(Path folder, int port, int controllerPort) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Kafka's libraries use what JDK 25 warns about; the warnings are not ours to act on.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaServer.class.getName(),
                folder.toString(),
                String.valueOf(port),
                String.valueOf(controllerPort));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker; everything acknowledged is on disk. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStart(Path log) {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Ports.answers(port)) {
            if (hasEnded()) {
                throw new StartException("Kafka ended while starting on port " + port + ": " + LogTail.reason(log));
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new StartException("Kafka did not start within " + START_MAX.toSeconds() + " s, see " + log);
            }
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while Kafka was starting", e);
        }
    }
}

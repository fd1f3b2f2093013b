package dev.heng.bench.floor;

import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The minimal Quarkus of deploy/bench/minimal as a process, with the options of the smallest service of the local default. */
public final class MinimalService implements AutoCloseable {
    private static final Path PACKAGE = Path.of("deploy/bench/minimal/target/quarkus-app/quarkus-run.jar");
    private static final long ANSWERS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int LOOK_MILLIS = 10;

    private final Process process;
    private final int port;

    private MinimalService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and returns when its first post was accepted.
     *
     * @param name names its log and its lines
     */
    public static MinimalService start(FloorDatabase database, Path folder, String name) {
        if (Files.notExists(PACKAGE)) {
            throw new IllegalStateException(PACKAGE + " is not built: use deploy/bench/run");
        }
        int port = freePort();
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                PACKAGE.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("HENG_PORT", String.valueOf(port));
        builder.environment().put("HENG_DB_URL", database.url());
        builder.environment().put("HENG_DB_USER", FloorDatabase.NAME);
        builder.environment().put("HENG_DB_PASSWORD", database.password());
        try {
            MinimalService service = new MinimalService(builder.start(), port);
            service.awaitFirstPost(name);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException("the minimal service cannot be started", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** A connection to it. */
    public Wire wire() {
        return new Wire(port);
    }

    /**
     * Posts one line.
     *
     * @throws IllegalStateException when it was not recorded
     */
    public static void post(Wire wire, String id, String centre, String subject, String amount) {
        String body = "{\"id\":\"%s\",\"centre\":\"%s\",\"subject\":\"%s\",\"amount\":%s}"
                .formatted(id, centre, subject, amount);
        Answer answer = wire.exchange(
                Wire.request("POST", "/posts", "", "application/json", body.getBytes(StandardCharsets.UTF_8)));
        if (!answer.ok().text().contains("RECORDED")) {
            throw new IllegalStateException("the minimal service answered " + answer.text());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFirstPost(String name) {
        long until = System.nanoTime() + ANSWERS_WITHIN_NANOS;
        while (true) {
            try (Wire wire = wire()) {
                post(wire, name + "-first", "C11", "S11", "1");
                return;
            } catch (UncheckedIOException notYet) {
                if (System.nanoTime() > until || hasEnded()) {
                    close();
                    throw new IllegalStateException(
                            "the minimal service does not answer, see " + name + ".log", notYet);
                }
            }
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}

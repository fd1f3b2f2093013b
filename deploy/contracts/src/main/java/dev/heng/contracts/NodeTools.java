package dev.heng.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The npm packages of {@code deploy/contracts}, installed when the lock file changed, and their commands. */
public final class NodeTools {
    private static final Duration INSTALL_MAX = Duration.ofMinutes(5);
    private static final Duration COMMAND_MAX = Duration.ofMinutes(2);
    private static final int VERSION_MIN = 2019;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");
    private static final String HOW = "install Node.js 20.19 or newer with npm (Debian: apt-get install nodejs npm)";

    private final Path folder;

    private NodeTools(Path folder) {
        this.folder = folder;
    }

    /**
     * What a command did.
     *
     * @param printed both streams
     */
    public record Result(int status, String printed) {
        public boolean isOk() {
            return status == 0;
        }
    }

    /**
     * Why these tools cannot run here and what to install; empty when they can.
     *
     * @throws IllegalStateException instead, where nothing may be left out: on CI
     */
    public static Optional<String> missing() {
        String why = why();
        if (!why.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(why + ": " + HOW);
        }
        return why.isEmpty() ? Optional.empty() : Optional.of("left out, " + why + ": " + HOW);
    }

    private static String why() {
        if (!isCommand("node") || !isCommand("npm")) {
            return "no node or npm on the PATH";
        }
        String version = new NodeTools(folder()).node("--version").printed().strip();
        Matcher parts = VERSION.matcher(version);
        boolean isNew = parts.matches()
                && Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2)) >= VERSION_MIN;
        return isNew ? "" : "Node.js is " + version;
    }

    /** The packages of the lock file, installed. No script of a package is run. */
    public static NodeTools installed() {
        NodeTools tools = new NodeTools(folder());
        synchronized (NodeTools.class) {
            tools.install();
        }
        return tools;
    }

    /** {@code deploy/contracts}, seen from any module. */
    public static Path folder() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.exists(here.resolve("deploy/run"))) {
                return here.resolve("deploy/contracts");
            }
        }
        throw new IllegalStateException("not inside the project: " + Path.of("").toAbsolutePath());
    }

    /** Runs a command of one of the packages, in this folder. */
    public Result run(String command, String... arguments) {
        return execute(
                COMMAND_MAX,
                Stream.concat(
                                Stream.of(folder.resolve("node_modules/.bin")
                                        .resolve(command)
                                        .toString()),
                                Stream.of(arguments))
                        .toList());
    }

    /** Runs a program with Node.js, in this folder. */
    public Result node(String... arguments) {
        return execute(
                COMMAND_MAX,
                Stream.concat(Stream.of("node"), Stream.of(arguments)).toList());
    }

    private void install() {
        try {
            String wanted = Files.readString(folder.resolve("package-lock.json"));
            Path kept = folder.resolve("node_modules/.installed");
            if (Files.exists(kept) && Files.readString(kept).equals(wanted)) {
                return;
            }
            Result result = execute(
                    INSTALL_MAX,
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
            if (!result.isOk()) {
                throw new IllegalStateException("npm ci: " + result.printed());
            }
            Files.writeString(kept, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result execute(Duration limit, List<String> command) {
        try {
            Path printed = Files.createTempFile("heng-node", ".log");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            builder.environment().put("NO_COLOR", "1");
            Process process = builder.start();
            boolean isOver = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!isOver) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            Files.delete(printed);
            return new Result(
                    isOver ? process.exitValue() : -1,
                    isOver ? text : text + "\nstopped after " + limit.toSeconds() + " s");
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isCommand(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}

package dev.heng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a start of a service may take from an earlier one: its AOT cache (JEP 483, 514, 515), with the classes loaded and linked and the
 * profiles of the methods that were hot. A start with it takes less than half the processor time.
 *
 * <p>It is made in two steps: a run is recorded, and a process of its own makes the cache of the record. The cache belongs to one JVM, to
 * its flags and to the jars of one build, and is named by all three; it lies beside the jars in {@code target/start-cache}. Nothing here
 * ever keeps a service from starting: without a cache, or with one that the JVM refuses, it starts as if there were none.
 */
final class StartCache {
    private static final Duration RECORD_MAX = Duration.ofMinutes(1);
    private static final Duration MAKE_MAX = Duration.ofMinutes(3);
    private static final int NAME_LENGTH = 16;

    private enum Start {
        PLAIN,
        WITH_CACHE,
        RECORDED
    }

    private final Path folder;
    private final String name;
    private final boolean mayRecord;
    private volatile Start last = Start.PLAIN;
    private volatile boolean isProven;

    /**
     * @param application the runnable folder that the build made
     * @param flags of the JVM, the same for the recording and for its use
     * @param mayRecord false when a start without a cache shall stay an ordinary one
     */
    StartCache(Path application, List<String> flags, boolean mayRecord) {
        this.folder = application.resolveSibling("start-cache");
        this.name = name(application, flags);
        this.mayRecord = mayRecord && Files.exists(program("jcmd")) && !hasForeignFlags();
    }

    /** The flags of the next start; a cache with which the last start failed is thrown away before. */
    List<String> flags() {
        if (last == Start.WITH_CACHE && !isProven) {
            discard(cache());
        }
        isProven = false;
        if (Files.exists(cache())) {
            last = Start.WITH_CACHE;
            return List.of("-XX:AOTCache=" + cache());
        }
        if (mayRecord && Files.notExists(recordFile()) && isFolderMade()) {
            last = Start.RECORDED;
            return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording());
        }
        last = Start.PLAIN;
        return List.of();
    }

    /** The service has become ready. */
    void proved() {
        isProven = true;
    }

    /** The part of the files' names that stands for build, JVM and flags. */
    String name() {
        return name;
    }

    boolean isRecording() {
        return last == Start.RECORDED;
    }

    /** True when there is a record of which the cache was not made yet. */
    boolean isWanted() {
        return mayRecord && Files.exists(recordFile()) && Files.notExists(cache());
    }

    /** Ends the recording of a running service, which stands still meanwhile. */
    void endRecording(ProcessHandle service) {
        last = Start.PLAIN;
        Command.run(
                List.of(program("jcmd").toString(), String.valueOf(service.pid()), "AOT.end_recording"), RECORD_MAX);
        move(recording(), recordFile());
    }

    /**
     * The words that make the cache of the record; to be run, and then {@link #keep kept}.
     *
     * @param service the words that start the service, without those of this class
     */
    List<String> making(List<String> service) {
        List<String> words = new ArrayList<>(List.of(service.getFirst()));
        words.addAll(
                List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recordFile(), "-XX:AOTCache=" + unfinished()));
        words.addAll(service.subList(1, service.size()));
        return words;
    }

    /**
     * Waits for the process that makes the cache, and takes what it made; the caches of earlier builds go.
     *
     * @return false when there is no cache now
     */
    boolean keep(Process making) throws InterruptedException {
        if (making.waitFor(MAKE_MAX.toMillis(), TimeUnit.MILLISECONDS) && making.exitValue() == 0) {
            move(unfinished(), cache());
            others().forEach(StartCache::discard);
            return true;
        }
        making.destroyForcibly();
        discard(unfinished());
        return false;
    }

    /** Throws a record away of which no cache can be made. */
    void forgetRecord() {
        discard(recordFile());
    }

    private Path cache() {
        return folder.resolve(name + ".aot");
    }

    private Path recordFile() {
        return folder.resolve(name + ".record");
    }

    /** Of this process alone: two suites of one build may record at once. */
    private Path recording() {
        return folder.resolve(name + ".recording-" + ProcessHandle.current().pid());
    }

    private Path unfinished() {
        return folder.resolve(name + ".aot-" + ProcessHandle.current().pid());
    }

    private List<Path> others() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(cache())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean isFolderMade() {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // there is no cache then, and the next start tries again
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the JVM judges it once more
        }
    }

    /** With flags from elsewhere, of a profiler for instance, a cache would be another one than its name says. */
    private static boolean hasForeignFlags() {
        return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").anyMatch(name -> System.getenv(name) != null);
    }

    private static Path program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** Sizes and times are what the JVM itself looks at; the content of some hundred jars would take as long as it saves. */
    private static String name(Path application, List<String> flags) {
        List<String> marks = new ArrayList<>(flags);
        marks.add(System.getProperty("java.vendor"));
        marks.add(Runtime.version().toString());
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                marks.add(
                        application.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", marks).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + application, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

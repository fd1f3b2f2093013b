package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private static final List<String> FLAGS = List.of("-Xmx64m", "-XX:+UseSerialGC");

    @TempDir
    Path target;

    private Path application;

    @BeforeEach
    void packTheProgram() throws IOException {
        application = Files.createDirectories(target.resolve("quarkus-app"));
        pack(jar());
    }

    @Test
    void aRecordedStart_makesACache_thatTheNextStartUses_alsoFromACopyOfTheJars() throws Exception {
        make(new StartCache(application, FLAGS, true));

        Path copy = Files.createDirectories(target.resolve("elsewhere")).resolve("quarkus-run.jar");
        Files.copy(jar(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        List<String> flags = new ArrayList<>(new StartCache(application, FLAGS, true).flags());
        // a JVM that insists on its cache does not start with one that it refuses
        flags.add("-XX:AOTMode=on");
        start(flags, copy).close();
    }

    @Test
    void whatIsLeftOfAnEarlierBuild_isNeverUsed_andGoes() throws Exception {
        make(new StartCache(application, FLAGS, true));
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        StartCache now = new StartCache(application, FLAGS, true);
        assertFalse(String.join(" ", now.flags()).contains("-XX:AOTCache="));
        make(now);

        try (Stream<Path> left = Files.list(target.resolve("start-cache"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void aCacheWithWhichAStartFailed_isThrownAway() throws Exception {
        StartCache cache = new StartCache(application, FLAGS, false);
        Path file = fileOf(cache);
        Files.writeString(file, "no cache");
        assertEquals(List.of("-XX:AOTCache=" + file), cache.flags());
        cache.proved();
        assertEquals(List.of("-XX:AOTCache=" + file), cache.flags());

        assertEquals(List.of(), cache.flags());

        assertFalse(Files.exists(file));
    }

    @Test
    void aCacheThatTheJvmRefuses_keepsNothingFromStarting() throws Exception {
        StartCache cache = new StartCache(application, FLAGS, false);
        Files.writeString(fileOf(cache), "no cache");

        start(cache.flags(), jar()).close();
    }

    @Test
    void aStartThatShallNotBeRecorded_isAnOrdinaryOne() {
        StartCache cache = new StartCache(application, FLAGS, false);

        assertEquals(List.of(), cache.flags());
        assertFalse(cache.isRecording());
    }

    private record Running(Process process) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            assertEquals(0, process.onExit().join().exitValue());
        }
    }

    /** Returns when the program runs. */
    private static Running start(List<String> flags, Path jar) throws IOException {
        Process process = new ProcessBuilder(words(flags, jar)).start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals("ready")) {
            line = lines.readLine();
        }
        assertEquals("ready", line);
        return new Running(process);
    }

    private void make(StartCache cache) throws Exception {
        try (Running recorded = start(cache.flags(), jar())) {
            assertTrue(cache.isRecording());
            cache.endRecording(recorded.process().toHandle());
        }
        assertTrue(cache.isWanted());
        assertTrue(cache.keep(new ProcessBuilder(cache.making(words(List.of(), jar())))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()));
    }

    private static List<String> words(List<String> flags, Path jar) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(FLAGS);
        words.addAll(List.of("-jar", jar.toString()));
        return words;
    }

    /** Where the cache lies or would lie. */
    private Path fileOf(StartCache cache) throws IOException {
        return Files.createDirectories(target.resolve("start-cache")).resolve(cache.name() + ".aot");
    }

    private static void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, IdleProgram.class.getName());
        String entry = IdleProgram.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream program = IdleProgram.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            program.transferTo(out);
        }
    }

    private Path jar() {
        return application.resolve("quarkus-run.jar");
    }
}

package dev.heng.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads the demo hospital through the public API, once a data folder. */
final class Demo {
    private static final String MAIN = "dev.heng.demo.LoadDemo";

    private final Installation installation;
    private final DataFolder folder;
    private final Progress progress;

    Demo(Installation installation, DataFolder folder, Progress progress) {
        this.installation = installation;
        this.folder = folder;
        this.progress = progress;
    }

    /** Loads it unless it is there; a failure is told and leaves the suite running, the next start tries again. */
    void load(String baseUrl) {
        if (Files.exists(folder.demoLoaded())) {
            progress.say("the demo hospital is loaded already");
            return;
        }
        Path jar = installation.demo().orElse(null);
        if (jar == null) {
            progress.say("the demo hospital is not built, so it is not loaded");
            return;
        }
        progress.say("loading the demo hospital");
        try {
            int status = run(jar, baseUrl);
            if (status != 0) {
                progress.say("the demo hospital was not loaded (status " + status + "); the next start tries again");
                return;
            }
            Files.writeString(folder.demoLoaded(), "The load completed; deploy/run does not repeat it.\n");
            progress.say("the demo hospital is loaded");
        } catch (IOException e) {
            progress.say("the demo hospital was not loaded: " + Folders.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(Path jar, String baseUrl) throws IOException, InterruptedException {
        // The demo needs Jackson only, which is on the launcher's class path, too.
        String classPath = jar + File.pathSeparator + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        MAIN,
                        "--base",
                        baseUrl))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> progress.say("  " + line));
        }
        return process.waitFor();
    }
}

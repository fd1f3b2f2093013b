package dev.heng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The checked-out project with what its build made. */
record Installation(Path home) {
    /** Looks for the project from a folder upwards, as a test does that runs in one of its modules. */
    static Installation around(Path folder) {
        Path here = folder.toAbsolutePath().normalize();
        while (here != null) {
            if (Files.exists(here.resolve("deploy/run"))) {
                return new Installation(here);
            }
            here = here.getParent();
        }
        throw new StartException("not inside the project: " + folder.toAbsolutePath());
    }

    /** The runnable folder of a service. */
    Path application(Part part) {
        Path application = home.resolve(part.key()).resolve("target/quarkus-app");
        if (Files.notExists(application.resolve("quarkus-run.jar"))) {
            throw new StartException(part.title() + " is not built: start with deploy/run");
        }
        return application;
    }

    /** The jar that loads the demo hospital, if it was built. */
    Optional<Path> demo() {
        Path target = home.resolve("deploy/demo/target");
        if (Files.notExists(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("heng-demo-[0-9].*\\.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new StartException("cannot read " + target + ": " + Folders.reason(e), e);
        }
    }

    /**
     * Copies a service into the data folder: a build beside a running suite replaces the jars in target, and a JVM
     * whose jars are replaced breaks. The times of the files stay: a start cache looks at them.
     */
    void copy(Part part, Path target) {
        Path source = application(part);
        try (Stream<Path> files = Files.walk(source)) {
            Folders.delete(target);
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new StartException("cannot copy " + part.title() + ": " + Folders.reason(e), e);
        }
    }
}

package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an image build, on a real service. */
class RecordCacheTest {
    @TempDir
    Path folder;

    /** The recorder itself starts the service a second time with a JVM that insists on the cache, and throws if it cannot. */
    @Test
    @EnabledIfSystemProperty(named = "tests.full", matches = "true")
    void theCacheOfAServiceIsRecordedAndUsed() throws Exception {
        copy(Project.application("indicator-catalog-service"), folder);
        Files.copy(Project.MODULE.resolve("images/jvm.options"), folder.resolve("jvm.options"));

        RecordCache.main(new String[] {folder.toString()});

        assertTrue(Files.size(folder.resolve("app.aot")) > 0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    // The cache knows its jars by their time.
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}

package dev.heng.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits that no compiler checks. */
class TidyTest {
    private static final List<String> BANNED =
            List.of("FIX" + "ME", "TO" + "DO", "System" + ".out", "printStack" + "Trace", "LocalDate" + ".now()");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("common", "util", "shared", "helper", "misc", "base", "core");
    private static final Pattern BANNED_CLASS = Pattern.compile(".*(Util|Helper|Manager|Impl|Dto|VO|Data|Info)\\.java");
    private static final Pattern MIGRATION =
            Pattern.compile("V20\\d{8}__(budgetfacts|indicators|scheme|collection|result|outbox|web)_[a-z_]+\\.sql");
    private static final int README_LINES_MAX = 60;

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void noBannedWords() throws IOException {
        for (Path file : files("src")) {
            String text = Files.readString(file);
            BANNED.forEach(word -> assertTrue(!text.contains(word), word + " in " + file));
        }
    }

    @Test
    void noBannedNames() throws IOException {
        for (Path file : files("src/main/java")) {
            assertTrue(!BANNED_CLASS.matcher(file.toString()).matches(), file::toString);
            file.getParent().forEach(part -> assertTrue(!BANNED_PACKAGES.contains(part.toString()), file::toString));
        }
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        for (Path file : files("src/main/java")) {
            assertTrue(Files.exists(file.resolveSibling("package-info.java")), file.getParent()::toString);
        }
    }

    @Test
    void migrationsAreNamedAndNumberedOnce() throws IOException {
        List<String> names = files("src/main/resources/db/migration").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        names.forEach(name -> assertTrue(MIGRATION.matcher(name).matches(), name));
        assertEquals(
                names.size(),
                names.stream().map(name -> name.split("__")[0]).distinct().count());
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertTrue(Files.readAllLines(Path.of("README.md")).size() <= README_LINES_MAX);
    }
}

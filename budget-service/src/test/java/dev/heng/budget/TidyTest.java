package dev.heng.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Habits that a test can hold. */
class TidyTest {
    /** What must not stand in a source, and what to do instead. */
    private static final Map<String, String> BANNED = Map.of(
            "FIX" + "ME",
            "open an issue",
            "TO" + "DO",
            "do it or open an issue",
            "System" + ".out",
            "log with org.jboss.logging.Logger",
            "System" + ".err",
            "log with org.jboss.logging.Logger",
            "print" + "StackTrace",
            "log the exception",
            "LocalDate" + ".now()",
            "inject a Clock",
            "Instant" + ".now()",
            "inject a Clock",
            "Thread" + ".sleep(",
            "wait on a condition, bounded",
            "@" + "author",
            "history knows");

    private static final int README_LINES_MAX = 80;
    private static final long LINES_MAX = 500;

    @Test
    void sourcesHoldNoBannedWord() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : files("src", ".java")) {
            String text = Files.readString(source);
            BANNED.forEach((word, instead) -> {
                if (text.contains(word)) {
                    found.add(source + ": " + word + " - " + instead);
                }
            });
            if (text.lines().count() > LINES_MAX) {
                found.add(source + ": more than " + LINES_MAX + " lines");
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void migrationsHaveTheirOwnNumbersAndNames() throws IOException {
        Map<String, List<String>> byNumber = files("src/main/resources/db/migration", ".sql").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.groupingBy(
                        name -> name.split("__")[0], TreeMap::new, Collectors.toCollection(ArrayList::new)));
        byNumber.forEach((number, names) -> {
            if (!number.equals("R")) {
                assertEquals(1, names.size(), "one migration has the number " + number + ": " + names);
                assertEquals(true, number.matches("V[0-9]{10}"), number + " is V, the day, and two digits");
            }
        });
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertEquals(true, Files.readAllLines(Path.of("README.md")).size() <= README_LINES_MAX);
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

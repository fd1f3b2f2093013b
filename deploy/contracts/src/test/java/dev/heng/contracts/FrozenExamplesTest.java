package dev.heng.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples of contracts are added, never edited or removed: {@code frozen.sha256} lists the digest of each. */
class FrozenExamplesTest {
    private static final Path HOME = NodeTools.folder().resolve("../..").normalize();
    private static final Path LIST = NodeTools.folder().resolve("frozen.sha256");

    /** Every example of every service: path within the project, digest. */
    private static Map<String, String> examples() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> services = Files.list(HOME)) {
            for (Path service : services.filter(folder -> Files.isDirectory(folder.resolve("contracts")))
                    .toList()) {
                try (Stream<Path> files = Files.walk(service.resolve("contracts"))) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".example.json"))
                            .toList()) {
                        found.put(HOME.relativize(file).toString().replace('\\', '/'), digest(file));
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, String> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(
                        parts -> parts[1],
                        parts -> parts[0],
                        (first, second) -> {
                            throw new IllegalStateException("listed twice: " + first);
                        },
                        TreeMap::new));
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Test
    void noFrozenExampleWasEditedOrRemoved() throws IOException {
        Map<String, String> examples = examples();
        listed().forEach((path, digest) -> {
            assertTrue(examples.containsKey(path), "a frozen example was removed: " + path);
            assertEquals(digest, examples.get(path), "a frozen example was edited; add another one instead: " + path);
        });
    }

    @Test
    void everyExampleIsFrozen() throws IOException {
        Map<String, String> examples = examples();
        Map<String, String> listed = listed();
        assertFalse(examples.isEmpty());
        examples.forEach((path, digest) -> assertTrue(
                listed.containsKey(path), "add this line to deploy/contracts/frozen.sha256:\n" + digest + "  " + path));
    }
}

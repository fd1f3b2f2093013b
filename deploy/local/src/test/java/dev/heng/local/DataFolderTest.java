package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void isHeldByOneAtATime() {
        Path path = temporary.resolve("data");
        try (DataFolder held = DataFolder.open(path)) {
            StartException refusal = assertThrows(StartException.class, () -> DataFolder.open(held.path()));
            assertTrue(refusal.getMessage()
                    .contains("in use by the process " + ProcessHandle.current().pid()));
        }
        DataFolder.open(path).close();
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "mine");
        StartException refusal = assertThrows(StartException.class, () -> DataFolder.open(temporary));
        assertTrue(refusal.getMessage().contains("holds other files"));
    }

    @Test
    void emptyingKeepsWhatIsNotTheSuites() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            Path note = Files.writeString(folder.path().resolve("note.txt"), "mine");
            Files.createDirectories(folder.kafka().resolve("topic-0"));
            Files.writeString(folder.kafka().resolve("topic-0/0.log"), "records");
            folder.empty();
            assertTrue(Files.notExists(folder.kafka()));
            assertTrue(Files.exists(note));
        }
    }

    @Test
    void passwordsAreMadeOnceAndForTheirOwnerOnly() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            Secrets first = Secrets.load(folder.secrets());
            Secrets second = Secrets.load(folder.secrets());
            assertEquals(first.superuser(), second.superuser());
            assertEquals(first.role("heng_budget"), second.role("heng_budget"));
            assertNotEquals(first.role("heng_budget"), first.role("heng_catalog"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secrets())));
        }
    }
}

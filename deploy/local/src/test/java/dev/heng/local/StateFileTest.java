package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final StateFile.Entry ENTRY =
            new StateFile.Entry(4711, Instant.parse("2026-03-01T08:00:00.250Z"), 8081);

    @TempDir
    Path folder;

    @Test
    void keepsWhatRunsAndForgetsWhatStopped() {
        Path file = folder.resolve("state.properties");
        StateFile state = StateFile.load(file);
        state.put(Part.BUDGET, ENTRY);
        state.put(Part.KAFKA, new StateFile.Entry(4712, ENTRY.startedAt(), 9094));
        state.remove(Part.KAFKA);
        assertEquals(Map.of(Part.BUDGET, ENTRY), StateFile.load(file).entries());
    }

    @Test
    void aLineThatACrashCutCountsAsAbsent() throws IOException {
        Path file = folder.resolve("state.properties");
        Files.writeString(file, "kafka=4712 17\nbudget-service=4711 1772352000250 8081\ngateway=");
        assertEquals(Map.of(Part.BUDGET, ENTRY), StateFile.load(file).entries());
    }

    @Test
    void isEmptyWithoutAFile() {
        assertTrue(StateFile.load(folder.resolve("none")).entries().isEmpty());
    }
}

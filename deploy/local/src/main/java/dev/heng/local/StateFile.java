package dev.heng.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which processes the launcher runs, on disk, so that a start after a crash of the launcher finds them. */
final class StateFile {
    /** One running process: its number, when it started (numbers are used again), and the port it listens on. */
    record Entry(long pid, Instant startedAt, int port) {}

    private final Path file;
    private final Map<Part, Entry> entries = new EnumMap<>(Part.class);

    private StateFile(Path file) {
        this.file = file;
    }

    /** Reads the file; a line that cannot be read counts as absent, for a crash may have cut it. */
    static StateFile load(Path file) {
        StateFile state = new StateFile(file);
        if (Files.notExists(file)) {
            return state;
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return state;
        }
        for (Part part : Part.values()) {
            state.read(part, stored.getProperty(part.key()));
        }
        return state;
    }

    synchronized Map<Part, Entry> entries() {
        return Map.copyOf(entries);
    }

    synchronized void put(Part part, Entry entry) {
        entries.put(part, entry);
        write();
    }

    synchronized void remove(Part part) {
        if (entries.remove(part) != null) {
            write();
        }
    }

    private void read(Part part, @Nullable String text) {
        if (text == null) {
            return;
        }
        String[] words = text.strip().split(" ", -1);
        try {
            Instant startedAt = Instant.ofEpochMilli(Long.parseLong(words[1]));
            entries.put(part, new Entry(Long.parseLong(words[0]), startedAt, Integer.parseInt(words[2])));
        } catch (RuntimeException e) {
            entries.remove(part);
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder("# process, start time in milliseconds, port\n");
        entries.forEach((part, entry) -> text.append(part.key())
                .append('=')
                .append(entry.pid())
                .append(' ')
                .append(entry.startedAt().toEpochMilli())
                .append(' ')
                .append(entry.port())
                .append('\n'));
        try {
            Folders.writePrivate(file, text.toString());
        } catch (IOException e) {
            throw new StartException("cannot write " + file + ": " + Folders.reason(e), e);
        }
    }
}

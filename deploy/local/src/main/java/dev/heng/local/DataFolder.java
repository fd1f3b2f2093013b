package dev.heng.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data folder of one suite, held by one launcher at a time.
 *
 * <p>A mark file says that the folder is ours, so that no other folder is ever emptied by {@code --fresh}.
 */
final class DataFolder implements AutoCloseable {
    private static final String MARK = "heng-data";
    private static final String LOCK = "lock";
    private static final List<String> OWNED = List.of(
            "postgres",
            "postgres.initialising",
            "kafka",
            "logs",
            "applications",
            "secrets.properties",
            "state.properties",
            "issuer-keys",
            "demo-loaded");
    /** What deploy/run puts there before the launcher runs. */
    private static final Set<String> HARMLESS = Set.of("launcher", LOCK);

    private static final long FREE_BYTES_MIN = 500L * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder when it is not there, and takes it.
     *
     * @throws StartException when it is in use, belongs to something else, or its disk is full
     */
    static DataFolder open(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new StartException("the data folder " + path + " is a file");
            }
            if (Files.notExists(path.resolve(MARK)) && isForeign(path)) {
                throw new StartException("the folder " + path + " holds other files: name an empty one with --data");
            }
            Folders.createPrivate(path);
            FileChannel channel = lock(path);
            DataFolder folder = new DataFolder(path, channel);
            folder.requireSpace();
            Files.writeString(path.resolve(MARK), "The data of one Heng suite, see deploy/local/README.md\n");
            return folder;
        } catch (IOException e) {
            throw new StartException("cannot use the data folder " + path + ": " + Folders.reason(e), e);
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path state() {
        return path.resolve("state.properties");
    }

    /** Where the gateway keeps the key pair of the local issuer. */
    Path issuerKeys() {
        return path.resolve("issuer-keys");
    }

    Path demoLoaded() {
        return path.resolve("demo-loaded");
    }

    Path application(Part part) {
        return path.resolve("applications").resolve(part.key());
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    Path path() {
        return path;
    }

    /** Deletes everything that a suite keeps; nothing of the folder may be in use. */
    void empty() {
        OWNED.forEach(name -> Folders.delete(path.resolve(name)));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }

    private static boolean isForeign(Path path) throws IOException {
        if (Files.notExists(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.anyMatch(
                    entry -> !HARMLESS.contains(entry.getFileName().toString()));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                String holder = String.valueOf(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The same JVM holds it: the message below fits as well.
        }
        String holder = Files.readString(path.resolve(LOCK)).strip();
        channel.close();
        throw new StartException("the data folder " + path + " is in use by the process " + holder
                + ": stop it, or name another with --data");
    }

    private void requireSpace() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < FREE_BYTES_MIN) {
            close();
            throw new StartException("the disk is full: " + free / 1024 / 1024 + " MB free at " + path + ", "
                    + FREE_BYTES_MIN / 1024 / 1024 + " MB needed");
        }
    }
}

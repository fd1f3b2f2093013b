package dev.heng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The data folder of one PostgreSQL server: created once, configured at every start, and who runs on it. */
record PostgresFolder(Path path, PostgresBinaries binaries) {
    static final String SUPERUSER = "postgres";

    private static final Duration INITDB_MAX = Duration.ofMinutes(2);
    private static final Duration LEFTOVER_MAX = Duration.ofSeconds(10);
    private static final int START_DIFFERENCE_SECONDS_MAX = 20;
    private static final String SETTINGS_FILE = "heng.conf";
    private static final String SETTINGS = """
            # Written at every start by the local default; own settings belong into postgresql.conf.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 120
            shared_buffers = '128MB'
            max_wal_size = '1GB'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            """;
    private static final String ACCESS = """
            # Written at every start by the local default: a password for everybody, loopback only.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** Creates the cluster when the folder has none, and writes the settings and the access file. */
    void prepare(String superPassword) {
        try {
            if (Files.notExists(path.resolve("PG_VERSION"))) {
                initialise(superPassword);
            }
            Files.writeString(path.resolve(SETTINGS_FILE), SETTINGS);
            Files.writeString(path.resolve("pg_hba.conf"), ACCESS);
            includeSettings();
        } catch (IOException e) {
            throw new StartException("cannot prepare the PostgreSQL folder " + path + ": " + Folders.reason(e), e);
        }
    }

    /** The process of the server that runs on this folder, if one does. */
    Optional<ProcessHandle> server() {
        Path file = path.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.getFirst().strip());
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> isStartedAt(process, started));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a start possible after a crash: PostgreSQL refuses to start while a process lives that has the number of
     * the dead server, be it a stranger or the dead one that nobody collected.
     */
    void forgetDeadServer() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (Files.notExists(file) || server().isPresent()) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        if (ProcessHandle.of(pid).isEmpty()) {
            // The regular case: PostgreSQL itself finds out, and waits for the server's last processes.
            return;
        }
        Processes.workingIn(path).forEach(process -> Processes.end(process, LEFTOVER_MAX));
        Files.deleteIfExists(file);
    }

    private static boolean isStartedAt(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .map(instant -> Duration.between(instant, started).abs().toSeconds() <= START_DIFFERENCE_SECONDS_MAX)
                .orElse(true);
    }

    private void initialise(String superPassword) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".initialising");
        Folders.delete(aside);
        Folders.createPrivate(path.toAbsolutePath().resolveSibling(""));
        Path passwordFile = path.resolveSibling(path.getFileName() + ".password");
        Folders.writePrivate(passwordFile, superPassword + "\n");
        try {
            Command.Result result = Command.run(
                    binaries.command(
                            "initdb",
                            "--pgdata=" + aside,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // Sorting that is the same on every machine, without its locale files.
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums"),
                    INITDB_MAX);
            if (!result.succeeded()) {
                throw new StartException("PostgreSQL cannot create its data folder: " + line(result.output()));
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.deleteIfExists(path);
        // Complete or absent: an interrupted first start leaves no half cluster.
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void includeSettings() throws IOException {
        Path main = path.resolve("postgresql.conf");
        String include = "include_if_exists = '" + SETTINGS_FILE + "'";
        String current = Files.readString(main);
        if (!current.contains(include)) {
            Files.writeString(main, current + "\n" + include + "\n");
        }
    }

    private static String line(String output) {
        if (output.contains("No space left")) {
            return "the disk is full";
        }
        return output.lines()
                .filter(line -> line.contains("error") || line.contains("FATAL") || line.contains("could not"))
                .findFirst()
                .orElse(output.lines().reduce((first, second) -> second).orElse("no output"));
    }
}

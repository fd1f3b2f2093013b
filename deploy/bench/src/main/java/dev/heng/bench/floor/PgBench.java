package dev.heng.bench.floor;

import dev.heng.bench.Sample;
import dev.heng.bench.client.Clients;
import dev.heng.bench.suite.Chart;
import dev.heng.bench.suite.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own measuring program, from the distribution's packages. */
final class PgBench implements SinglePostFloor {
    private static final String SCRIPT = """
            \\set n :n + 1
            \\set centre random(:centre_from, :centre_to)
            \\set subject random(:subject_from, :subject_to)
            \\set cents random(1, :cents_max)
            select floor_post('S', 'pgbench', concat(:run::text, '-', :client_id::text, '-', :n::text), 'C' || :centre::text, \
            'S' || :subject::text, 202503, date '2025-03-15', :cents::numeric / 100);
            """;
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final int LATENCY_COLUMN = 2;
    private static final double MICROS_PER_MILLI = 1e3;

    private final Path program;
    private final FloorDatabase database;

    PgBench(Path program, FloorDatabase database) {
        this.program = program;
        this.database = database;
    }

    /** Where it is installed: on the path, or where Debian puts the programs of each version. */
    static Optional<Path> program() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, "pgbench"));
        Stream<Path> versions = Stream.empty();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> folders = Files.list(debian)) {
                versions = folders.map(folder -> folder.resolve("bin/pgbench")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Stream.concat(onPath, versions).filter(Files::isExecutable).findFirst();
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public Clients.Run run(int clients, Duration time, String run, Spread spread) {
        try {
            Path folder = Files.createTempDirectory("heng-pgbench");
            try {
                return run(folder, clients, time, run, spread);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pgbench cannot be run", e);
        }
    }

    private Clients.Run run(Path folder, int clients, Duration time, String run, Spread spread) throws IOException {
        Path script = Files.writeString(folder.resolve("post.sql"), SCRIPT);
        List<String> words = List.of(
                program.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(database.port()),
                "-U",
                FloorDatabase.NAME,
                "-n",
                "-M",
                "prepared",
                "-f",
                script.toString(),
                "-c",
                String.valueOf(clients),
                "-j",
                clients == 1 ? "1" : "2",
                "-T",
                String.valueOf(time.toSeconds()),
                "-D",
                "run=" + run,
                "-D",
                "n=0",
                "-D",
                "centre_from=" + Chart.FIRST,
                "-D",
                "centre_to=" + (Chart.FIRST + spread.centres() - 1),
                "-D",
                "subject_from=" + spread.firstSubject(),
                "-D",
                "subject_to=" + (spread.firstSubject() + spread.subjects() - 1),
                "-D",
                "cents_max=" + spread.centsMax(),
                "-l",
                "--log-prefix=" + folder.resolve("log"),
                FloorDatabase.NAME);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = PER_SECOND.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        Sample latencies = latencies(folder);
        database.requireLines(FloorDatabase.SINGLE, "pgbench", run, latencies.size());
        return new Clients.Run(latencies, latencies.size() / Double.parseDouble(rate.group(1)));
    }

    private static Sample latencies(Path folder) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.getFileName().toString().startsWith("log"))
                    .toList();
        }
        List<String> rows = new ArrayList<>();
        for (Path log : logs) {
            rows.addAll(Files.readAllLines(log));
        }
        return Sample.of(rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.split(" ", -1)[LATENCY_COLUMN]) / MICROS_PER_MILLI));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

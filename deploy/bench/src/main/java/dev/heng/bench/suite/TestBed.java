package dev.heng.bench.suite;

import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Door;
import dev.heng.bench.client.Wire;
import dev.heng.bench.floor.FloorDatabase;
import dev.heng.local.Suite;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The suite in a folder of its own on free ports, with the floors' database beside its databases. */
public final class TestBed implements AutoCloseable {
    public static final String GATEWAY = "gateway";
    public static final String BUDGET = "budget-service";
    public static final String EVALUATION = "evaluation-service";
    public static final String KAFKA = "kafka";
    /** The four services. */
    public static final List<String> SERVICES = List.of(GATEWAY, BUDGET, "indicator-catalog-service", EVALUATION);

    private static final String POSTGRES = "postgres";
    /** Every part of the suite. */
    static final List<String> PARTS =
            Stream.concat(SERVICES.stream(), Stream.of(KAFKA, POSTGRES)).toList();

    private static final Duration TOKEN_AGE_MAX = Duration.ofMinutes(20);

    private final Path data;
    private final Map<Account, Token> tokens = new ConcurrentHashMap<>();
    private Suite suite;
    private @Nullable FloorDatabase floor;
    private @Nullable Hospital year;

    private TestBed(Path data, Suite suite) {
        this.data = data;
        this.suite = suite;
    }

    private record Token(String text, long fetchedAt) {}

    /**
     * Starts it and publishes the chart and the scheme of the bench. A build that has no start caches yet gets them first: a suite that is
     * recorded is slower than the one that is measured.
     */
    public static TestBed start(Path data) {
        TestBed bed = new TestBed(data, Suite.startRecorded(data));
        try (Door admin = bed.door(Account.ADMIN)) {
            Chart.publish(admin);
            if (bed.suite.isRecorded()) {
                System.err.println("bench: making the start caches of this build");
                Training.work(bed);
                bed.suite.learn();
                bed.close();
                bed.restart();
            }
        } catch (RuntimeException e) {
            bed.close();
            throw e;
        }
        return bed;
    }

    public int port(String part) {
        return suite.port(part);
    }

    /** The account's requests through the gateway. */
    public Door door(Account account) {
        return door(account, GATEWAY);
    }

    /** The account's requests to one part. */
    public Door door(Account account, String part) {
        return new Door(port(part), () -> token(account));
    }

    /** A new hospital with budgets in one month, 2025-03. */
    public Hospital hospital(String code) {
        return Hospital.found(this, code, 3, 3);
    }

    /** The hospital that has budgets and figures in every month of 2025; it is founded when it is first asked for. */
    public synchronized Hospital year() {
        if (year == null) {
            year = Hospital.found(this, "bench-year", 1, 12);
            year.fill();
        }
        return year;
    }

    /** The floors' database on the suite's PostgreSQL. */
    public synchronized FloorDatabase floor() {
        if (floor == null) {
            floor = FloorDatabase.create(port(POSTGRES), superPassword());
        }
        return floor;
    }

    /** Says on the standard error what each part worked for an operation since an earlier moment. */
    public void tellEffort(String what, Effort before, long operations) {
        System.err.println("bench: processor time in microseconds " + what + ": "
                + Effort.of(this).since(before, operations));
    }

    public Path data() {
        return data;
    }

    /** What the folder's PostgreSQL knows its superuser by. */
    public String superPassword() {
        return noted("secrets.properties", POSTGRES);
    }

    /** The number of a part's process. */
    public long pid(String part) {
        return Long.parseLong(noted("state.properties", part).split(" ", -1)[0]);
    }

    private String noted(String file, String key) {
        Properties notes = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve(file))) {
            notes.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the suite has not left its " + file, e);
        }
        return notes.getProperty(key);
    }

    /** Starts the suite again on the same folder after {@link #close}; returns when every part is ready. */
    public void restart() {
        tokens.clear();
        suite = Suite.start(data);
    }

    @Override
    public void close() {
        suite.close();
        floor = null;
    }

    private String token(Account account) {
        long now = System.nanoTime();
        return tokens.compute(
                        account,
                        (key, known) -> known != null && now - known.fetchedAt() < TOKEN_AGE_MAX.toNanos()
                                ? known
                                : new Token(fetch(key), now))
                .text();
    }

    private String fetch(Account account) {
        try (Wire wire = new Wire(port(GATEWAY))) {
            Answer answer = wire.exchange(Wire.request(
                    "POST",
                    "/api/auth/token",
                    "",
                    "application/x-www-form-urlencoded",
                    account.form().getBytes(StandardCharsets.UTF_8)));
            return answer.ok().json().path("access_token").asText();
        }
    }
}

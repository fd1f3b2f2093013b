package dev.heng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The whole suite as running processes: PostgreSQL, Kafka and the four services, supervised.
 *
 * <p>The launcher and the journeys use the same class; a journey's suite has a data folder and ports of its own and
 * meets no other.
 */
public final class Suite implements AutoCloseable {
    private final Settings settings;
    private final DataFolder folder;
    private final Supervisor supervisor;
    private final StartCaches caches;
    private final Thread hook = new Thread(this::stop, "stop the suite");
    private boolean stopped;

    private Suite(Settings settings, DataFolder folder, Supervisor supervisor, StartCaches caches) {
        this.settings = settings;
        this.folder = folder;
        this.supervisor = supervisor;
        this.caches = caches;
    }

    /**
     * Starts the suite on free ports and returns when every part is ready.
     *
     * @param data a folder of its own: empty or absent for a new suite, that of a closed one to continue it
     * @throws StartException with one clear line, for instance when a service is not built
     */
    public static Suite start(Path data) {
        return start(data, DatabaseRoute.DIRECT);
    }

    /** As {@link #start(Path)}; the services reach the database server by the route. */
    public static Suite start(Path data, DatabaseRoute route) {
        return start(data, route, false);
    }

    /** As {@link #start(Path)}; services that have no start cache are recorded, until {@link #learn}. */
    public static Suite startRecorded(Path data) {
        return start(data, DatabaseRoute.DIRECT, true);
    }

    private static Suite start(Path data, DatabaseRoute route, boolean records) {
        Installation installation = Installation.around(Path.of(""));
        Settings settings = new Settings(installation.home(), data, Settings.freePorts(), false, route, records);
        return start(settings, new Progress(System.out, System.nanoTime()));
    }

    /** As {@link #start(Path)}, in a new temporary folder. */
    public static Suite start() {
        try {
            return start(Files.createTempDirectory("heng-suite"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }

    /** As {@link #start(Path)}, as the launcher wants it. */
    static Suite start(Settings settings, Progress progress) {
        DataFolder folder = DataFolder.open(settings.data());
        try {
            StateFile state = StateFile.load(folder.state());
            Orphans.end(state, folder, progress);
            if (settings.fresh()) {
                progress.say("deleting what " + folder.path() + " holds");
                folder.empty();
            }
            requireFreePorts(settings);
            StartCaches caches = new StartCaches(progress);
            List<Child> children = children(settings, folder, caches);
            Supervisor supervisor = new Supervisor(children, settings, state, progress);
            Suite suite = new Suite(settings, folder, supervisor, caches);
            suite.begin();
            return suite;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The address of the gateway, without a slash at its end. */
    public String baseUrl() {
        return settings.url(Part.GATEWAY);
    }

    /** The port of one part: postgres, kafka, gateway, or the folder's name of a service. */
    public int port(String part) {
        return settings.port(Part.named(part));
    }

    /** Kills one part without warning (SIGKILL); the supervisor starts it again. */
    public void kill(String part) {
        supervisor.child(Part.named(part)).process().ifPresent(Processes::kill);
    }

    /** Stops one part in the middle of what it does (SIGSTOP): it holds its sockets and answers nothing until it is resumed. */
    public void pause(String part) {
        supervisor.child(Part.named(part)).process().ifPresent(Processes::pause);
    }

    /** Lets a paused part go on. */
    public void resume(String part) {
        supervisor.child(Part.named(part)).process().ifPresent(Processes::resume);
    }

    /** Kills one part (SIGKILL), which stays away until it is brought back. */
    public void takeAway(String part) {
        supervisor.watch(Part.named(part)).takeAway();
    }

    /** Starts a part that was taken away. */
    public void bringBack(String part) {
        supervisor.watch(Part.named(part)).start();
    }

    /**
     * A connection to the database of a service as its role, past every route; the caller closes it.
     *
     * @throws SQLException when the server does not let it in
     */
    public Connection connect(String service) throws SQLException {
        Secrets secrets = Secrets.load(folder.secrets());
        String name = Part.named(service).database().orElseThrow();
        Properties login = new Properties();
        login.setProperty("user", name);
        login.setProperty("password", secrets.role(name));
        // null is for the addresses of other databases
        return Objects.requireNonNull(
                new Driver().connect("jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRES.key()) + "/" + name, login));
    }

    /**
     * Waits until every part is ready.
     *
     * @throws StartException when that takes longer than the limit
     */
    public void awaitReady(Duration limit) {
        supervisor.awaitReady(limit);
    }

    /** True while services are recorded because they have no start cache yet. */
    public boolean isRecorded() {
        return caches.isRecording();
    }

    /**
     * Makes the start caches that are missing of what this run has done until now, and returns when they are made. The services stand
     * still for some seconds.
     */
    public void learn() {
        caches.endRecordings(part -> supervisor.child(part).process().orElseThrow());
        caches.make();
    }

    /** Stops everything in order; the data stays. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does the same.
        }
        stop();
    }

    DataFolder folder() {
        return folder;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    private void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            supervisor.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        caches.close();
        supervisor.stop();
        folder.close();
    }

    private static List<Child> children(Settings settings, DataFolder folder, StartCaches caches) {
        Installation installation = new Installation(settings.home());
        Secrets secrets = Secrets.load(folder.secrets());
        Path postgresLog = folder.log(Part.POSTGRES.key());
        List<Child> children = new ArrayList<>();
        children.add(new PostgresChild(folder.postgres(), settings.port(Part.POSTGRES), secrets, postgresLog));
        int kafka = settings.port(Part.KAFKA);
        children.add(new JvmChild(
                Part.KAFKA,
                () -> EmbeddedKafka.command(folder.kafka(), kafka, Ports.free()),
                java.util.Map.of(),
                () -> Ports.answers(kafka),
                folder.log(Part.KAFKA.key())));
        Services services = new Services(settings, folder, secrets, caches);
        for (Part part : Part.services()) {
            installation.copy(part, folder.application(part));
            children.add(services.child(part, installation.application(part)));
        }
        return children;
    }

    private static void requireFreePorts(Settings settings) {
        for (Part part : Part.values()) {
            if (!Ports.isFree(settings.port(part))) {
                throw new StartException("port " + settings.port(part) + " for " + part.title()
                        + " is busy: stop what uses it, or choose another with " + part.option());
            }
        }
    }
}

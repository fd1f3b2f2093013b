package dev.heng.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the four services are started and asked for their readiness. */
final class Services {
    private static final String ISSUER = "heng-local";
    private static final int ANSWER_MILLIS_MAX = 2000;
    private static final int OK = 200;
    private static final int START_HEAP_MEGABYTES = 40;
    private static final int YOUNG_PART = 8;

    private final Settings settings;
    private final DataFolder folder;
    private final Secrets secrets;
    private final StartCaches caches;

    Services(Settings settings, DataFolder folder, Secrets secrets, StartCaches caches) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
        this.caches = caches;
    }

    /** @param built the runnable folder that the build made, of which the data folder holds a copy */
    Child child(Part part, Path built) {
        List<String> flags = flags(part);
        List<String> start = new ArrayList<>();
        start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        start.addAll(flags);
        start.add("-XX:ErrorFile=" + folder.log(part.key() + "-crash"));
        start.addAll(List.of(
                "-jar", folder.application(part).resolve("quarkus-run.jar").toString()));
        StartCache cache = new StartCache(built, flags, settings.records());
        caches.add(part, cache, start);
        return new JvmChild(
                part,
                () -> with(cache.flags(), start),
                environment(part),
                () -> isReady(cache, settings.port(part)),
                folder.log(part.key()));
    }

    private static List<String> flags(Part part) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + part.heapMegabytes() + "m",
                // A page that was touched once is never given back, so the heap begins small, and a bounded young part
                // is enough
                // for what a request leaves behind; survivors that do not fit would fill the old part with garbage.
                "-Xms" + START_HEAP_MEGABYTES + "m",
                "-Xmn" + part.heapMegabytes() / YOUNG_PART + "m",
                "-XX:SurvivorRatio=3",
                // What the compilers have done with goes back to the system.
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UseSerialGC",
                // Better dead and started again than half alive.
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.banner.enabled=false"));
        if (part == Part.CATALOG) {
            // It is asked seldom: the second compiler takes more time and memory than it saves.
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    private static List<String> with(List<String> flags, List<String> start) {
        List<String> words = new ArrayList<>(start);
        words.addAll(1, flags);
        return words;
    }

    private static boolean isReady(StartCache cache, int port) {
        boolean isReady = isReady(port);
        if (isReady) {
            cache.proved();
        }
        return isReady;
    }

    /** The variables of one service; the same names configure it in production. */
    Map<String, String> environment(Part part) {
        Map<String, String> variables = new TreeMap<>();
        // glibc keeps up to eight arenas for each processor, which threads leave half empty.
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.put("HENG_HOST", "127.0.0.1");
        variables.put("HENG_PORT", String.valueOf(settings.port(part)));
        variables.put("HENG_ISSUER", ISSUER);
        variables.put("HENG_JWKS_URL", settings.url(Part.GATEWAY) + "/api/auth/jwks");
        variables.put("HENG_CATALOG_URL", settings.url(Part.CATALOG));
        part.database().ifPresent(name -> {
            int port = settings.route().port(part.key(), settings.port(Part.POSTGRES));
            String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
            variables.put("HENG_DB_URL", server + name);
            variables.put("HENG_DB_USER", name);
            variables.put("HENG_DB_PASSWORD", secrets.role(name));
            variables.put("HENG_DB_OWNER_USER", EmbeddedPostgres.ownerOf(name));
            variables.put("HENG_DB_OWNER_PASSWORD", secrets.role(EmbeddedPostgres.ownerOf(name)));
            // A machine that starts everything at once may need longer than a connection's five seconds.
            variables.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "10");
            variables.put("HENG_KAFKA", "127.0.0.1:" + settings.port(Part.KAFKA));
        });
        if (part == Part.GATEWAY) {
            variables.put("HENG_BUDGET_URL", settings.url(Part.BUDGET));
            variables.put("HENG_EVALUATION_URL", settings.url(Part.EVALUATION));
            variables.put("HENG_ISSUER_KIND", "local");
            variables.put("HENG_ISSUER_KEYS", folder.issuerKeys().toString());
        }
        return variables;
    }

    private static boolean isReady(int port) {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/health/ready");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS_MAX);
            connection.setReadTimeout(ANSWER_MILLIS_MAX);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == OK;
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.local.EmbeddedPostgres;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processes of the pods, started with exactly what the chart gives them, against a PostgreSQL whose service roles
 * cannot change a table (examples/database.sql) and a broker with TLS, passwords and the rights of the KafkaUsers. The
 * tests are one story: an installation, then a rollback.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployedProcessesTest {
    private static final Duration JOB_MAX = Duration.ofMinutes(2);
    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final String SUPER_PASSWORD = UUID.randomUUID().toString();
    private static final Map<String, String> DATABASES = Map.of(
            "budget-service", "budget", "indicator-catalog-service", "catalog", "evaluation-service", "evaluation");

    @TempDir
    static Path folder;

    private static final Map<String, String> SECRETS = new TreeMap<>();
    private static final Map<String, Integer> PORTS = new HashMap<>();
    private static final List<Process> STARTED = new ArrayList<>();
    private static EmbeddedPostgres postgres;
    private static SecuredBroker broker;
    private static Manifests rendered;
    private static Node node;

    @BeforeAll
    static void install() throws Exception {
        rendered = render("127.0.0.1", 1, "127.0.0.1:1");
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, SUPER_PASSWORD);
        Map<String, String> users = new TreeMap<>();
        for (String service : Project.STORES) {
            createDatabase("heng_" + DATABASES.get(service), "heng-" + DATABASES.get(service));
            String password = UUID.randomUUID().toString();
            users.put("heng-" + service, password);
            SECRETS.put(
                    "heng-" + DATABASES.get(service) + "-kafka/sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"heng-" + service
                            + "\" password=\"" + password + "\";");
        }
        broker = SecuredBroker.start(folder.resolve("broker"), users);
        broker.allow(rights());
        for (String service : Project.SERVICES) {
            try (ServerSocket socket = new ServerSocket(0)) {
                PORTS.put(service, socket.getLocalPort());
            }
        }
        rendered = render("127.0.0.1", postgres.port(), broker.bootstrapServers());
        node = new Node(SECRETS, places(), folder);
    }

    @AfterAll
    static void remove() {
        STARTED.forEach(Process::destroyForcibly);
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void aServiceRefusesToStartOnTablesThatAreNotThere() throws Exception {
        Process pod = start("budget-service", "before", Map.of());

        assertTrue(pod.waitFor(JOB_MAX));
        assertNotEquals(0, pod.exitValue());
        assertTrue(node.log("before").contains("Detected resolved migration not applied to database"));
        assertEquals("0", ask("heng_budget", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    @Order(2)
    void eachJobMakesTheTablesAndEnds() throws Exception {
        migrateAll();

        for (String service : Project.STORES) {
            String log = node.log("first-" + service);
            assertTrue(log.contains("Successfully applied"), log);
            assertFalse(log.contains("Listening on"), "a Job serves nobody");
        }
        assertEquals("0", ask("heng_budget", "SELECT count(*) FROM chart"), "nothing but the tables");
    }

    @Test
    @Order(3)
    void aJobThatIsRunAgainChangesNothing() throws Exception {
        assertEquals(0, migrate("evaluation-service", "again"));

        assertTrue(node.log("again").contains("No migration necessary"));
    }

    @Test
    @Order(4)
    void theServicesBecomeReadyWithTheRolesAndRightsThatTheyAreGiven() throws Exception {
        for (String service : Project.SERVICES) {
            start(service, service, Map.of());
        }
        for (int i = 0; i < Project.SERVICES.size(); i++) {
            String service = Project.SERVICES.get(i);
            Container container = container(service);
            Probe probe = probe(service);
            probe.await(container.getStartupProbe().getHttpGet().getPath(), READY_MAX, STARTED.get(i + 1));
            probe.await(container.getLivenessProbe().getHttpGet().getPath(), READY_MAX, STARTED.get(i + 1));
            // The catalogue's depends on a chart that budget-service has sent through the broker.
            probe.await(container.getReadinessProbe().getHttpGet().getPath(), READY_MAX, STARTED.get(i + 1));
        }
        assertEquals(200, probe("gateway").status("/health/ready"), "the whole");
        try (var admin = broker.administrator()) {
            assertTrue(admin.listTopics()
                    .names()
                    .get()
                    .containsAll(List.of(
                            "budget.organisation.v1",
                            "budget.execution.v1",
                            "budget.alert.v1",
                            "evaluation.scorecard.v1")));
        }
        for (String service : Project.SERVICES) {
            assertFalse(node.log(service).contains("Unrecognized configuration key"), service);
            assertFalse(node.log(service).contains("AuthorizationException"), service);
        }
    }

    @Test
    @Order(5)
    void noTokenIsGivenOrTakenWithoutTheProvider() {
        Probe gateway = probe("gateway");

        assertNotEquals(200, gateway.status("/api/auth/jwks"), "no key of a local issuer");
        assertEquals(401, gateway.status("/api/budget/v1/hospitals"));
    }

    @Test
    @Order(6)
    void theRoleOfAServiceCannotChangeATableOrItsAuditTrail() {
        for (String name : DATABASES.values()) {
            String secret = "heng-" + name + "-database";
            for (String change : List.of("DROP TABLE flyway_schema_history", "DELETE FROM audit_entry")) {
                SQLException refused = assertThrows(SQLException.class, () -> {
                    try (Connection connection = DriverManager.getConnection(
                                    postgres.jdbcUrl("heng_" + name),
                                    SECRETS.get(secret + "/username"),
                                    SECRETS.get(secret + "/password"));
                            Statement statement = connection.createStatement()) {
                        statement.execute(change);
                    }
                });
                assertEquals("42501", refused.getSQLState(), "insufficient privilege");
            }
        }
    }

    @Test
    @Order(7)
    void aServiceEndsOnSigterm() throws Exception {
        for (Process process : STARTED.subList(1, STARTED.size())) {
            assertEquals(143, Node.stop(process));
        }
    }

    @Test
    @Order(8)
    void afterARollbackTheFormerReleaseStartsOnNewerTables() throws Exception {
        ask("heng_catalog", """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '2999010101', 'of a newer release', 'SQL', 'V2999010101__x.sql', 1,
                    'owner', 1, true FROM flyway_schema_history RETURNING version
                """);

        assertEquals(0, migrate("indicator-catalog-service", "rollback"));
        Process pod = start("indicator-catalog-service", "rolled-back", Map.of());
        probe("indicator-catalog-service").await("/health/started", READY_MAX, pod);
        Node.stop(pod);
    }

    @Test
    @Order(9)
    void withoutAnIssuerNothingStarts() throws Exception {
        Map<String, Process> pods = new TreeMap<>();
        for (String service : List.of("gateway", "evaluation-service")) {
            pods.put(service, start(service, "no-issuer-" + service, Map.of("HENG_ISSUER", "")));
        }
        for (Map.Entry<String, Process> pod : pods.entrySet()) {
            assertTrue(pod.getValue().waitFor(JOB_MAX), pod.getKey());
            assertNotEquals(0, pod.getValue().exitValue(), pod.getKey());
            String log = node.log("no-issuer-" + pod.getKey());
            assertTrue(log.contains("No issuer is configured") || log.contains("mp.jwt.verify.issuer"), log);
        }
    }

    private static Manifests render(String host, int port, String brokers) {
        return Manifests.of(Helm.template(
                "--values",
                Project.MODULE.resolve("examples/external.yaml").toString(),
                "--set",
                "postgres.host=" + host + ",postgres.port=" + port + ",postgres.tls.mode=disable,kafka.replication=1",
                "--set-string",
                "kafka.bootstrapServers=" + brokers));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new TreeMap<>();
        Project.SERVICES.forEach(service -> rendered.one(Service.class, "heng-" + service)
                .getSpec()
                .getPorts()
                .forEach(port -> places.put(
                        "http://heng-" + service + ":" + port.getPort(), "http://127.0.0.1:" + PORTS.get(service))));
        places.put("/etc/heng/kafka/", broker.certificate().getParent() + "/");
        return places;
    }

    private static Container container(String service) {
        return rendered.deployment(service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static Probe probe(String service) {
        return new Probe("http://127.0.0.1:" + PORTS.get(service));
    }

    private static Process start(String service, String log, Map<String, String> instead) throws Exception {
        Map<String, String> own = new TreeMap<>(instead);
        own.put("HENG_HOST", "127.0.0.1");
        own.put("HENG_PORT", String.valueOf(PORTS.get(service)));
        Process process = node.start(service, container(service), log, own);
        STARTED.add(process);
        return process;
    }

    /** All Jobs at once, as a cluster does it. */
    private static void migrateAll() throws Exception {
        Map<String, Process> jobs = new TreeMap<>();
        for (String service : Project.STORES) {
            jobs.put(service, job(service, "first-" + service));
        }
        for (Map.Entry<String, Process> job : jobs.entrySet()) {
            assertTrue(job.getValue().waitFor(JOB_MAX), job.getKey());
            assertEquals(0, job.getValue().exitValue(), job.getKey());
        }
    }

    private static int migrate(String service, String log) throws Exception {
        Process job = job(service, log);
        assertTrue(job.waitFor(JOB_MAX));
        return job.exitValue();
    }

    private static Process job(String service, String log) throws Exception {
        Container container = rendered.migration(service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        Process process = node.start(service, container, log, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Runs examples/database.sql as psql would, and keeps the two passwords as the two Secrets. */
    private static void createDatabase(String database, String secret) throws SQLException {
        String script = Project.read(Project.MODULE.resolve("examples/database.sql"))
                .replaceAll("(?m)^--.*$", "")
                .replace(":database", database)
                .replace(":owner", database + "_owner")
                .replace(":service", database);
        execute("postgres", script);
        for (String kind : List.of("database", "owner")) {
            String role = kind.equals("owner") ? database + "_owner" : database;
            String password = UUID.randomUUID().toString();
            execute("postgres", "ALTER ROLE " + role + " PASSWORD '" + password + "'");
            SECRETS.put(secret + "-" + kind + "/username", role);
            SECRETS.put(secret + "-" + kind + "/password", password);
        }
    }

    private static void execute(String database, String script) throws SQLException {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String ask(String database, String query) throws SQLException {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), "postgres", SUPER_PASSWORD);
    }

    /** The rules of the chart's KafkaUsers, as Strimzi gives them to the brokers. */
    private static List<AclBinding> rights() {
        List<AclBinding> bindings = new ArrayList<>();
        for (KafkaUser user : ManifestsTest.rendered("operators").all(KafkaUser.class)) {
            KafkaUserAuthorizationSimple rules =
                    (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
            for (AclRule rule : rules.getAcls()) {
                ResourcePattern pattern = rule.getResource() instanceof AclRuleTopicResource topic
                        ? new ResourcePattern(ResourceType.TOPIC, topic.getName(), PatternType.LITERAL)
                        : new ResourcePattern(
                                ResourceType.GROUP,
                                ((AclRuleGroupResource) rule.getResource()).getName(),
                                PatternType.LITERAL);
                rule.getOperations()
                        .forEach(operation -> bindings.add(new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + user.getMetadata().getName(),
                                        "*",
                                        AclOperation.valueOf(
                                                operation.toString().toUpperCase(Locale.ROOT)),
                                        AclPermissionType.ALLOW))));
            }
        }
        return bindings;
    }
}

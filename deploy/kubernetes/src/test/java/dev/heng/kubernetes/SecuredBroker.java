package dev.heng.kubernetes;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real broker as the chart asks for one: TLS, SCRAM-SHA-512, and no right that is not given by a rule. It runs in a JVM
 * of its own; on a second, loopback listener the test is the administrator.
 */
final class SecuredBroker implements AutoCloseable {
    private static final String KEY_PASSWORD = "only-for-this-test";
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final int NODE = 1;

    private final Process process;
    private final int port;
    private final int administratorPort;
    private final Path certificate;

    private SecuredBroker(Process process, int port, int administratorPort, Path certificate) {
        this.process = process;
        this.port = port;
        this.administratorPort = administratorPort;
        this.certificate = certificate;
    }

    /** Starts the broker with these users (name to password) and waits until it answers. */
    static SecuredBroker start(Path folder, Map<String, String> users) throws Exception {
        Files.createDirectories(folder);
        Path certificate = createKey(folder);
        int port = freePort();
        int administratorPort = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SecuredBroker.class.getName(),
                folder.toString(),
                String.valueOf(port),
                String.valueOf(administratorPort),
                String.valueOf(freePort())));
        users.forEach(
                (name, password) -> command.add("SCRAM-SHA-512=[name=\"" + name + "\",password=\"" + password + "\"]"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        SecuredBroker broker = new SecuredBroker(process, port, administratorPort, certificate);
        broker.awaitAnswer();
        return broker;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's certificate as PEM, in a file called ca.crt. */
    Path certificate() {
        return certificate;
    }

    void allow(Collection<AclBinding> rules) throws Exception {
        try (Admin admin = administrator()) {
            admin.createAcls(rules).all().get(30, TimeUnit.SECONDS);
        }
    }

    Admin administrator() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + administratorPort));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() throws Exception {
        long end = System.nanoTime() + START_MAX.toNanos();
        try (Admin admin = administrator()) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (!process.isAlive() || System.nanoTime() > end) {
                        throw new IllegalStateException("the broker does not start, see its log", e);
                    }
                }
            }
        }
    }

    private static Path createKey(Path folder) throws IOException, InterruptedException {
        String store = folder.resolve("broker.p12").toString();
        keytool(
                "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -dname CN=broker -ext san=ip:127.0.0.1"
                        + " -validity 2 -storetype PKCS12 -storepass " + KEY_PASSWORD + " -keystore",
                store);
        Path certificate = folder.resolve("ca.crt");
        keytool(
                "-exportcert -rfc -alias broker -storepass " + KEY_PASSWORD + " -file " + certificate + " -keystore",
                store);
        return certificate;
    }

    private static void keytool(String words, String store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(words.split(" ")));
        command.add(store);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The broker's JVM: folder, port, administrator's port, controller's port, then a SCRAM credential each. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path log = folder.resolve("log");
        Files.createDirectories(log);
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log.toString())
                .addDirectory(log.toString())
                .setScramArguments(Arrays.asList(arguments).subList(4, arguments.length))
                .run();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder, log, arguments)), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static Properties settings(Path folder, Path log, String[] ports) {
        String client = "CLIENT://127.0.0.1:" + ports[1];
        String administrator = "ADMINISTRATOR://127.0.0.1:" + ports[2];
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + ports[3],
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                client + "," + administrator + ",CONTROLLER://127.0.0.1:" + ports[3],
                "advertised.listeners",
                client + "," + administrator,
                "listener.security.protocol.map",
                "CLIENT:SASL_SSL,ADMINISTRATOR:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "ADMINISTRATOR",
                "log.dirs",
                log.toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
                "sasl.enabled.mechanisms", "SCRAM-SHA-512",
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.location", folder.resolve("broker.p12").toString(),
                "ssl.keystore.password", KEY_PASSWORD,
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:ANONYMOUS",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "5",
                "group.initial.rebalance.delay.ms", "0"));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        return settings;
    }
}

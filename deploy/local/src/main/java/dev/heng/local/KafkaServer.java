package dev.heng.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The main program of the Kafka process: one node that is broker and controller, with its log on disk.
 *
 * <p>Arguments: data folder, port, controller port, and {@code attached} when the server shall end with the process
 * that started it (its standard input is closed then).
 */
public final class KafkaServer {
    private static final int NODE = 1;

    private KafkaServer() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Properties properties = properties(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop Kafka"));
        if (arguments.length > 3 && arguments[3].equals("attached")) {
            Thread.ofPlatform().daemon().name("parent watch").start(() -> endWith(System.in));
        }
        server.startup();
        server.awaitShutdown();
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().exit(0);
    }

    private static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    /** The settings of the node; topics are made by their producers, never by accident. */
    static Properties properties(Path folder, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", String.valueOf(NODE));
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.setProperty("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        settings.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "CLIENT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("log.dirs", folder.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        // After a kill the node waits until its own old session has ended. Shorter, and a busy machine that
        // starts four JVMs at once makes it miss heartbeats.
        settings.setProperty("broker.session.timeout.ms", "5000");
        settings.setProperty("broker.heartbeat.interval.ms", "1000");
        settings.setProperty("initial.broker.registration.timeout.ms", "30000");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("offsets.topic.num.partitions", "5");
        settings.setProperty("transaction.state.log.num.partitions", "5");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.setProperty(topic + ".replication.factor", "1");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // Small enough for a heap of 256 MB and for the folder of a laptop.
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        settings.setProperty("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        settings.setProperty("log.segment.bytes", String.valueOf(64 * 1024 * 1024));
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        return settings;
    }
}

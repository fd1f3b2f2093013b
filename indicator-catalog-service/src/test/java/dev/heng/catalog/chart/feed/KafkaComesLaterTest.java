package dev.heng.catalog.chart.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.catalog.chart.ChartLearnt;
import dev.heng.edge.health.Heartbeats;
import dev.heng.local.EmbeddedKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The reader is started while there is neither a broker nor a topic, and reads as soon as both exist. */
class KafkaComesLaterTest {
    private static final String TOPIC = "budget.organisation.v1";

    private static final byte[] CHART = """
            {"chart": "late", "name": "late", "subjects": [], "meaningHash": "m", "incarnation": 1, "version": 1}""".getBytes(StandardCharsets.UTF_8);

    /** Keeps in memory what the database would. */
    private static final class Remembering extends FeedInbox {
        Remembering() {
            super(null, null, null);
        }

        @Override
        Set<String> store(FeedBatch batch) {
            return batch.charts().stream().map(chart -> chart.chart()).collect(Collectors.toSet());
        }

        @Override
        Map<Integer, Long> positions() {
            return Map.of();
        }
    }

    @SuppressWarnings("unchecked")
    private static Event<ChartLearnt> into(BlockingQueue<ChartLearnt> fired) {
        return (Event<ChartLearnt>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, args) -> {
                    fired.add((ChartLearnt) args[0]);
                    return null;
                });
    }

    private static FeedSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(FeedSettings.class)
                .build()
                .getConfigMapping(FeedSettings.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void readsAsSoonAsBrokerAndTopicExist() throws Exception {
        int port = freePort();
        BlockingQueue<ChartLearnt> fired = new LinkedBlockingQueue<>();
        ChartFeed feed = new ChartFeed(
                settings(),
                new Remembering(),
                into(fired),
                Clock.systemUTC(),
                new Heartbeats(new SimpleMeterRegistry()),
                Map.of("bootstrap.servers", "127.0.0.1:" + port));
        feed.start(null);
        Path folder = Files.createTempDirectory(Path.of("target"), "late-kafka");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertTrue(fired.isEmpty());
            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1)))
                    .all()
                    .get();
            send(kafka.bootstrapServers());
            assertEquals(new ChartLearnt("late"), fired.poll(90, TimeUnit.SECONDS));
            feed.stop(null);
        }
    }

    private static void send(String servers) throws Exception {
        var message = new ProducerRecord<>(TOPIC, 3, "chart/late", CHART);
        message.headers().add("ce_type", OrganisationEvents.CHART_CHANGED.getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    @Test
    void settingsHaveTheirDefaults() {
        FeedSettings settings = settings();
        assertEquals(TOPIC, settings.topic());
        assertEquals("catalog-service", settings.group());
        assertEquals(1, settings.retryShortest().toSeconds());
        assertEquals(30, settings.retryLongest().toSeconds());
        assertEquals(10, settings.positionEvery().toSeconds());
    }
}

package dev.heng.bench.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The shortest way from a post to a score: the post writes an outbox row and notifies, a relay sends the rows, a consumer computes the
 * scores of the centres that it read of in one statement. No HTTP, no token, no order of keys, no watermark.
 */
public final class Pipeline implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final int NOTIFIED_WITHIN_MILLIS = 50;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int READABLE_WITHIN_SECONDS = 60;
    private static final String TAKE = """
            delete from outbox where id in (select id from outbox order by id limit 1000 for update skip locked) returning post, key""";

    private final FloorDatabase database;
    private final String servers;
    private final String hospital;
    private final String topic;
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isStopping;

    private Pipeline(FloorDatabase database, String servers, String hospital) {
        this.database = database;
        this.servers = servers;
        this.hospital = hospital;
        this.topic = "bench.floor." + hospital.toLowerCase(Locale.ROOT);
    }

    /**
     * Makes the topic and starts relay and consumer.
     *
     * @param hospital one whose cells are there
     */
    public static Pipeline start(FloorDatabase database, int kafkaPort, String hospital) {
        Pipeline pipeline = new Pipeline(database, "127.0.0.1:" + kafkaPort, hospital);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.servers))) {
            admin.createTopics(List.of(new NewTopic(pipeline.topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the floor's topic cannot be made: " + e.getMessage(), e);
        }
        pipeline.threads.add(Thread.ofPlatform().name("floor-relay").start(() -> pipeline.guard(pipeline::relay)));
        pipeline.threads.add(Thread.ofPlatform().name("floor-consumer").start(() -> pipeline.guard(pipeline::consume)));
        return pipeline;
    }

    /** A sender with a connection of its own. */
    public Sender sender() {
        return new Sender(database.connect());
    }

    /** Posts and waits until the score is computed. */
    public final class Sender {
        private final Connection connection;
        private @Nullable PreparedStatement call;

        private Sender(Connection connection) {
            this.connection = connection;
        }

        public void post(String id, String centre, String subject, long cents) throws Exception {
            if (call == null) {
                call = connection.prepareStatement(
                        "select floor_publish(?, 'floor', ?, ?, ?, 202503, date '2025-03-15', ?::numeric / 100)");
            }
            CompletableFuture<Void> readable = new CompletableFuture<>();
            awaited.put(id, readable);
            call.setString(1, hospital);
            call.setString(2, id);
            call.setString(3, centre);
            call.setString(4, subject);
            call.setLong(5, cents);
            call.executeQuery().close();
            try {
                readable.get(READABLE_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new IllegalStateException("the floor lost " + id, e);
            }
        }

        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        isStopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Duty {
        void run() throws Exception;
    }

    /** A duty that ends early would let every sender wait for its whole patience. */
    private void guard(Duty duty) {
        try {
            duty.run();
        } catch (Exception e) {
            awaited.values().forEach(readable -> readable.completeExceptionally(e));
        }
    }

    private void relay() throws Exception {
        try (Connection listening = database.connect();
                Connection taking = database.connect();
                PreparedStatement take = taking.prepareStatement(TAKE);
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            try (Statement listen = listening.createStatement()) {
                listen.execute("listen outbox");
            }
            taking.setAutoCommit(false);
            PGConnection notified = listening.unwrap(PGConnection.class);
            while (!isStopping) {
                notified.getNotifications(NOTIFIED_WITHIN_MILLIS);
                List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
                try (ResultSet row = take.executeQuery()) {
                    while (row.next()) {
                        acknowledged.add(
                                producer.send(new ProducerRecord<>(topic, row.getString(2), row.getString(1))));
                    }
                }
                for (Future<RecordMetadata> one : acknowledged) {
                    one.get();
                }
                taking.commit();
            }
        }
    }

    private void consume() throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement recompute =
                        connection.prepareStatement("select floor_recompute(?, ?, '2025-Q1', 202501, 202503)");
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isStopping) {
                Set<String> centres = new TreeSet<>();
                List<String> posts = new ArrayList<>();
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    centres.add(record.key());
                    posts.add(record.value());
                }
                if (!posts.isEmpty()) {
                    recompute.setString(1, hospital);
                    recompute.setArray(2, connection.createArrayOf("text", centres.toArray()));
                    recompute.executeQuery().close();
                    posts.forEach(post -> awaited.remove(post).complete(null));
                }
            }
        }
    }
}

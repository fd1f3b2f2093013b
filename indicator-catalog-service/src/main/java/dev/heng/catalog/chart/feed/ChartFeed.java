package dev.heng.catalog.chart.feed;

import dev.heng.catalog.chart.ChartLearnt;
import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the organisation's events on a thread of its own. The service starts and serves without Kafka; whatever fails here, the reader
 * is closed and opened again after a pause, and goes on at the position that the database holds.
 */
@ApplicationScoped
class ChartFeed {
    private static final Logger LOG = Logger.getLogger(ChartFeed.class);
    /** Longer than the broker and the database together may keep one round waiting. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final FeedSettings settings;
    private final FeedInbox inbox;
    private final Event<ChartLearnt> learnt;
    private final Clock clock;
    private final Map<String, Object> broker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("chart-feed").daemon().unstarted(this::run);
    private volatile @Nullable KafkaConsumer<String, byte[]> open;
    private final Heartbeat heartbeat;

    ChartFeed(
            FeedSettings settings,
            FeedInbox inbox,
            Event<ChartLearnt> learnt,
            Clock clock,
            Heartbeats heartbeats,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.settings = settings;
        this.inbox = inbox;
        this.learnt = learnt;
        this.clock = clock;
        this.heartbeat = heartbeats.of("chart-feed", SILENCE_MAX);
        this.broker = broker;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        KafkaConsumer<String, byte[]> reader = open;
        if (reader != null) {
            reader.wakeup();
        }
        thread.join(STOP_MAX);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        Duration pause = settings.retryShortest();
        while (!isStopped()) {
            heartbeat.beat();
            Instant begun = clock.instant();
            try {
                read();
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (RuntimeException e) {
                boolean lasted = begun.plus(settings.retryLongest()).isBefore(clock.instant());
                pause = lasted ? settings.retryShortest() : pause;
                LOG.warnf("reading %s failed, again in %s s: %s", settings.topic(), pause.toSeconds(), e);
                pause = pauseFor(pause);
            }
        }
    }

    /**
     * Waits, unless the service stops meanwhile.
     *
     * @return the pause after the next failure
     */
    private Duration pauseFor(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.retryLongest()) > 0 ? settings.retryLongest() : doubled;
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> reader = FeedConsumer.open(broker, settings.group())) {
            open = reader;
            reader.subscribe(List.of(settings.topic()), goOnAtStoredPositions(reader));
            Map<Integer, Long> unstored = new HashMap<>();
            Instant stored = clock.instant();
            while (!isStopped()) {
                heartbeat.beat();
                ConsumerRecords<String, byte[]> records = reader.poll(settings.poll());
                FeedBatch batch = FeedBatch.of(records);
                unstored.putAll(batch.positions());
                boolean due = stored.plus(settings.positionEvery()).isBefore(clock.instant());
                if (!batch.isOfNoConcern() || (due && !unstored.isEmpty())) {
                    store(new FeedBatch(batch.charts(), batch.setAside(), Map.copyOf(unstored)));
                    reader.commitAsync();
                    unstored.clear();
                    stored = clock.instant();
                }
            }
        } finally {
            open = null;
        }
    }

    private void store(FeedBatch batch) {
        for (String chart : inbox.store(batch)) {
            LOG.infof("learnt chart %s", chart);
            learnt.fire(new ChartLearnt(chart));
        }
    }

    private ConsumerRebalanceListener goOnAtStoredPositions(KafkaConsumer<String, byte[]> reader) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // positions are stored with what they stand behind; re-reading the rest is harmless
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                Map<Integer, Long> positions = inbox.positions();
                for (TopicPartition partition : partitions) {
                    reader.seek(partition, positions.getOrDefault(partition.partition(), 0L));
                }
            }
        };
    }
}

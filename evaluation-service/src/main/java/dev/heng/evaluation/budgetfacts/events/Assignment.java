package dev.heng.evaluation.budgetfacts.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions this reader has: where each begins, what it held when it was assigned, and whether that is read. */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Assignment.class);

    private final Consumer<String, byte[]> consumer;
    private final Watermarks watermarks;
    private final Map<TopicPartition, Long> endAtAssignment = new HashMap<>();
    private final Set<TopicPartition> caughtUp = new HashSet<>();
    private final Map<String, Integer> partitionsOfTopic = new HashMap<>();

    Assignment(Consumer<String, byte[]> consumer, Watermarks watermarks) {
        this.consumer = consumer;
        this.watermarks = watermarks;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Map<Integer, Long>> stored = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long next = stored.computeIfAbsent(partition.topic(), watermarks::nextOffsets)
                    .get(partition.partition());
            if (next == null || next > Objects.requireNonNull(ends.get(partition))) {
                if (next != null) {
                    LOG.warnf("%s is shorter than what was read of it: it is read again from its beginning", partition);
                }
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
        endAtAssignment.putAll(ends);
        LOG.infof("reads %d more partitions", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(endAtAssignment::remove);
        caughtUp.removeAll(partitions);
    }

    /** Reads everything again. */
    void restart() {
        Set<TopicPartition> all = consumer.assignment();
        caughtUp.clear();
        endAtAssignment.putAll(consumer.endOffsets(all));
        consumer.seekToBeginning(all);
    }

    int partitions(String topic) {
        return partitionsOfTopic.computeIfAbsent(
                topic, name -> consumer.partitionsFor(name).size());
    }

    /** How far the partitions are read that brought records or have just caught up. */
    List<Progress> progress(Set<TopicPartition> brought) {
        List<Progress> progress = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            Long end = endAtAssignment.get(partition);
            if (end == null || (!brought.contains(partition) && caughtUp.contains(partition))) {
                continue;
            }
            long position = consumer.position(partition);
            if (brought.contains(partition) || position >= end) {
                progress.add(new Progress(
                        partition.topic(),
                        partition.partition(),
                        partitions(partition.topic()),
                        position,
                        position >= end));
            }
        }
        return progress;
    }

    void done(List<Progress> progress) {
        progress.stream()
                .filter(Progress::isCaughtUp)
                .forEach(each -> caughtUp.add(new TopicPartition(each.topic(), each.partition())));
    }

    /** Reads the records of a poll again. */
    void rewind(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
    }
}

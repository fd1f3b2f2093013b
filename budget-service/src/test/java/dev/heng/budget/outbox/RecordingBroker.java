package dev.heng.budget.outbox;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/** A log that producers append to; the records of each can be held up on the way or refused, which a real broker does not do on demand. */
final class RecordingBroker {
    private final List<String> log = new ArrayList<>();

    /** {@code key body} of every record that has arrived, in the order of arrival. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** The records of a key. */
    List<String> log(String key) {
        return log().stream().filter(record -> record.startsWith(key + " ")).toList();
    }

    private synchronized void append(String record) {
        log.add(record);
    }

    /** The way of one producer to the log. */
    final class Way {
        private record Held(String record, CompletableFuture<RecordMetadata> acknowledgement) {}

        private final List<Held> held = new ArrayList<>();
        private boolean isHeldUp;
        private boolean isRefused;

        synchronized void holdUp() {
            isHeldUp = true;
        }

        synchronized int heldUp() {
            return held.size();
        }

        /** Whether a record of this key is held up. */
        synchronized boolean holds(String key) {
            return held.stream().anyMatch(one -> one.record().startsWith(key + " "));
        }

        synchronized void refuse(boolean refuse) {
            isRefused = refuse;
        }

        /** Lets through what was held up; it arrives now. */
        synchronized void letThrough() {
            isHeldUp = false;
            for (Held one : held) {
                append(one.record());
                one.acknowledgement().complete(null);
            }
            held.clear();
        }

        private synchronized CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
            String record = sent.key() + " " + new String(sent.value(), StandardCharsets.UTF_8);
            if (isRefused) {
                return CompletableFuture.failedFuture(new TimeoutException("no broker"));
            }
            if (isHeldUp) {
                CompletableFuture<RecordMetadata> acknowledgement = new CompletableFuture<>();
                held.add(new Held(record, acknowledgement));
                return acknowledgement;
            }
            append(record);
            return CompletableFuture.completedFuture(null);
        }

        @SuppressWarnings("unchecked")
        Producer<String, byte[]> producer() {
            return (Producer<String, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Producer.class},
                    (proxy, method, arguments) -> method.getName().equals("send")
                            ? send((ProducerRecord<String, byte[]>) arguments[0])
                            : null);
        }
    }
}

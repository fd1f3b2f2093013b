package dev.heng.evaluation.suite;

import dev.heng.evaluation.budgetfacts.Bucket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes what budget-service would publish about one hospital, with its own numbers of versions and sequence. */
public final class BudgetTopics {
    public static final String ORGANISATION = "budget.organisation.v1";
    public static final String EXECUTION = "budget.execution.v1";

    private static final int PARTITIONS = 12;
    private static final AtomicLong SEQUENCE = new AtomicLong(System.currentTimeMillis());
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    "acks",
                    "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private final String hospital;
    private final String chart;
    private final Map<String, Long> versions = new HashMap<>();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();

    /** @param chart the code of its chart, one of its own in each test */
    public BudgetTopics(String hospital, String chart) {
        this.hospital = hospital;
        this.chart = chart;
    }

    public String hospital() {
        return hospital;
    }

    /** Everything sent so far. */
    public List<ProducerRecord<String, byte[]>> sent() {
        return List.copyOf(sent);
    }

    public void hospitalChanged() {
        send(ORGANISATION, "heng.budget.hospital-changed", "hospital/" + hospital, """
                {"hospital":"%s","name":"医院","nameEn":null,"currency":"CNY","chart":"%s","deleted":false,%s}""".formatted(
                        hospital, chart, tail("hospital/" + hospital)));
    }

    /** @param subjects code, parent (or -), nature, unit */
    public void chartChanged(String... subjects) {
        StringBuilder list = new StringBuilder();
        for (String subject : subjects) {
            String[] parts = subject.split(" ");
            list.append(list.isEmpty() ? "" : ",").append("""
                    {"code":"%s","name":"%s","nameEn":null,"parent":%s,"category":"INCOME","nature":"%s","unit":"%s","control":"NONE"}""".formatted(
                    parts[0], parts[0], parts[1].equals("-") ? "null" : "\"" + parts[1] + "\"", parts[2], parts[3]));
        }
        send(ORGANISATION, "heng.budget.chart-changed", "chart/" + chart, """
                {"chart":"%s","name":"科目","subjects":[%s],"meaningHash":"%s",%s}""".formatted(
                        chart, list, Integer.toHexString(list.toString().hashCode()), tail("chart/" + chart)));
    }

    /** A centre that was always there. */
    public void centreChanged(String centre, String type, String parent) {
        intervalsChanged(centre, interval(null, null, type, parent));
    }

    public void intervalsChanged(String centre, String... intervals) {
        String key = "centre/" + hospital + "/" + centre;
        send(ORGANISATION, "heng.budget.centre-changed", key, """
                {"hospital":"%s","centre":"%s","intervals":[%s],"deleted":false,%s}""".formatted(
                        hospital, centre, String.join(",", intervals), tail(key)));
    }

    public static String interval(String from, String to, String type, String parent) {
        return """
                {"validFrom":%s,"validTo":%s,"name":"中心","nameEn":null,"type":"%s","parent":%s}""".formatted(quoted(from), quoted(to), type, quoted(parent));
    }

    public void periodChanged(String month, String state) {
        String key = "period/" + hospital + "/" + month;
        send(ORGANISATION, "heng.budget.period-changed", key, """
                {"hospital":"%s","month":"%s","state":"%s",%s}""".formatted(hospital, month, state, tail(key)));
    }

    /** @param executed and original: null for none */
    public void cellChanged(String centre, String subject, String month, String executed, String original) {
        String key = cellKey(centre, subject, month);
        send(EXECUTION, "heng.budget.cell-changed", key, cell(centre, subject, month, executed, original, tail(key)));
    }

    /** A cell's event with a version that the caller chooses. */
    public void cellWithVersion(String centre, String subject, String month, String executed, long version) {
        send(
                EXECUTION,
                "heng.budget.cell-changed",
                cellKey(centre, subject, month),
                cell(
                        centre,
                        subject,
                        month,
                        executed,
                        null,
                        "\"incarnation\":1,\"version\":%d,\"sequence\":%d"
                                .formatted(version, SEQUENCE.incrementAndGet())));
    }

    /**
     * Sends the watermark of the hospital's bucket to both topics.
     *
     * @return the sequence that it tells
     */
    public long watermark() {
        long sequence = SEQUENCE.incrementAndGet();
        int bucket = Bucket.of(hospital);
        for (String topic : List.of(ORGANISATION, EXECUTION)) {
            send(
                    topic,
                    "heng.budget.watermark-reached",
                    "watermark/" + bucket,
                    "{\"bucket\":%d,\"sequence\":%d}".formatted(bucket, sequence));
        }
        return sequence;
    }

    public void send(String topic, String type, String key, String body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic, Bucket.of(hospital) % PARTITIONS, key, body.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        resend(record);
        sent.add(record);
    }

    /** Sends a record once more, as an at-least-once delivery may. */
    public void resend(ProducerRecord<String, byte[]> record) {
        try {
            PRODUCER.send(new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String cellKey(String centre, String subject, String month) {
        return "cell/%s/%s/%s/OWN/-/%s".formatted(hospital, centre, subject, month);
    }

    private String cell(String centre, String subject, String month, String executed, String original, String tail) {
        return """
                {"hospital":"%s","centre":"%s","subject":"%s","fund":"OWN","project":"-","month":"%s","original":%s,"adjustment":null,\
                "reserved":null,"executed":%s,%s}""".formatted(hospital, centre, subject, month, original, executed, tail);
    }

    private String tail(String key) {
        return "\"incarnation\":1,\"version\":%d,\"sequence\":%d"
                .formatted(versions.merge(key, 1L, Long::sum), SEQUENCE.incrementAndGet());
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}

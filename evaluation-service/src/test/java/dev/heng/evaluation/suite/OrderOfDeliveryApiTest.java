package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.evaluation.budgetfacts.Bucket;
import dev.heng.evaluation.formula.Window;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The same events in any order, any of them any number of times, old ones again after new ones: the scorecards are the same to the
 * byte, answered and published, and their ratios are those of the sums. One hospital hears the events as they happened, the others
 * the same story shuffled. A failure names its seed; {@code -Dtests.seed=} repeats it.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OrderOfDeliveryApiTest {
    private static final String OFFICE = Tokens.of("budget-office");
    private static final List<String> TYPES = List.of("INVESTMENT", "REVENUE");
    private static final String PUBLISHED = "evaluation.scorecard.v1";
    private static final int STORIES = Boolean.getBoolean("tests.full") ? 25 : 1;
    private static final int TELLINGS = 4;
    private static final int CARDS = 25;
    private static final List<String> CENTRES = List.of("H", "A", "B", "A1", "A2");
    private static final List<String> SUBJECTS = List.of("REV", "REV_OP", "EXP", "BED");

    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private static void publishScheme(String centreType) {
        String revenue = PublishedScheme.measure("REV");
        String expense = PublishedScheme.measure("EXP");
        new PublishedScheme("order-" + centreType, centreType)
                .scoring("{\"method\":\"ACHIEVEMENT\",\"floor\":0,\"cap\":120}")
                .item("RATIO", "BASIC", "10", "HIGHER", PublishedScheme.op("ratio", revenue, expense))
                .item("YTD", "BASIC", "5", "LOWER", PublishedScheme.op("ytd", expense))
                .item(
                        "PRIOR",
                        "AUXILIARY",
                        "5",
                        "HIGHER",
                        PublishedScheme.op("coalesce", PublishedScheme.prior(revenue), PublishedScheme.number("1")))
                .item(
                        "BEDS",
                        "AUXILIARY",
                        "5",
                        "HIGHER",
                        PublishedScheme.op("coalesce", PublishedScheme.measure("BED"), PublishedScheme.number("1")))
                .publish();
    }

    @Test
    void theOrderAndTheNumberOfDeliveriesNeverShow() {
        TYPES.forEach(OrderOfDeliveryApiTest::publishScheme);
        for (int story = 0; story < STORIES; story++) {
            String name = "order-" + story + "-";
            BudgetTopics first = happen(name + 0);
            Map<String, String> expected = read(name + 0, first.watermark());
            assertEquals(CARDS, expected.size(), "seed " + seed);
            assertTrue(
                    expected.values().stream().anyMatch(card -> card.contains("\"status\":\"COMPLETE\"")),
                    "the story scores something, seed " + seed);
            assertEquals(expected, published(name + 0, expected), "seed " + seed + ", story " + story);
            judgeRatios(expected, new ToldFigures(first.sent()));
            for (int telling = 1; telling < TELLINGS; telling++) {
                String hospital = name + telling;
                long sequence = tellShuffled(first, hospital);
                assertEquals(expected, read(hospital, sequence), "seed " + seed + ", " + hospital);
                assertEquals(expected, published(hospital, expected), "seed " + seed + ", " + hospital);
            }
        }
    }

    /** A ratio of any roll-up is the ratio of the sums, taken here from the events themselves. */
    private void judgeRatios(Map<String, String> cards, ToldFigures told) {
        int judged = 0;
        for (Map.Entry<String, String> card : cards.entrySet()) {
            String[] place = card.getKey().split("/");
            Window period = Window.parse(place[1]);
            BigDecimal revenue = told.sum("REV", place[0], period.first(), period.last());
            BigDecimal expense = told.sum("EXP", place[0], period.first(), period.last());
            if (revenue == null || expense == null) {
                continue;
            }
            judged++;
            JsonNode item = Api.json(card.getValue().getBytes(StandardCharsets.UTF_8))
                    .path("items")
                    .path(0);
            assertEquals("RATIO", item.path("indicator").asText());
            BigDecimal expected = revenue.divide(expense, MathContext.DECIMAL128);
            assertEquals(
                    0,
                    expected.compareTo(item.path("actual").decimalValue()),
                    "seed " + seed + ": " + card.getKey() + " is " + item.path("actual") + ", not " + expected);
        }
        assertTrue(judged > CARDS / 2, "seed " + seed + ": hardly any ratio to judge");
    }

    private static void adopt(String hospital) {
        String schemes = TYPES.stream().map("""
                        {"centreType":"%1$s","periods":["QUARTER","YEAR"],"scheme":"order-%1$s","version":1}"""::formatted).collect(Collectors.joining(",", "{\"schemes\":[", "]}"));
        var answer = Api.put(OFFICE, hospital + "/adoptions/2025", schemes);
        assertTrue(answer.status() < 300, answer.body().toString());
    }

    /** A year of a hospital, each state told once and in order. */
    private BudgetTopics happen(String hospital) {
        BudgetTopics topics = new BudgetTopics(hospital, hospital + "-chart");
        adopt(hospital);
        topics.hospitalChanged();
        topics.chartChanged("REV - FLOW MONEY", "EXP - FLOW MONEY", "BED - STOCK BED");
        topics.centreChanged("H", "INVESTMENT", null);
        List.of("A", "B").forEach(centre -> topics.centreChanged(centre, "REVENUE", "H"));
        List.of("A1", "A2").forEach(centre -> topics.centreChanged(centre, "REVENUE", "A"));
        for (int month = 1; month <= 12; month++) {
            for (String centre : CENTRES) {
                topics.cellChanged(centre, "REV", "2025-%02d".formatted(month), amount(), amount());
                topics.cellChanged(centre, "EXP", "2025-%02d".formatted(month), amount(), amount());
            }
        }
        for (int change = 0; change < 60; change++) {
            switch (random.nextInt(10)) {
                case 0 -> topics.periodChanged(month(), random.nextBoolean() ? "CLOSED" : "OPEN");
                case 1 ->
                    topics.intervalsChanged(
                            "A1",
                            BudgetTopics.interval(null, "2025-06-30", "REVENUE", "A"),
                            BudgetTopics.interval("2025-07-01", null, "REVENUE", pick(List.of("A2", "B", "H"))));
                case 2 ->
                    topics.chartChanged(
                            "REV - FLOW MONEY",
                            "REV_OP REV FLOW MONEY",
                            "EXP - FLOW MONEY",
                            "BED - STOCK " + pick(List.of("BED", "PERSON")));
                default ->
                    topics.cellChanged(
                            pick(CENTRES),
                            pick(SUBJECTS),
                            month(),
                            random.nextInt(8) == 0 ? null : amount(),
                            random.nextInt(8) == 0 ? null : amount());
            }
        }
        return topics;
    }

    /** @return the sequence of a watermark behind everything */
    private long tellShuffled(BudgetTopics story, String hospital) {
        List<ProducerRecord<String, byte[]>> told = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : story.sent()) {
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                told.add(renamed(record, story.hospital(), hospital));
            }
        }
        Collections.shuffle(told, random);
        BudgetTopics topics = new BudgetTopics(hospital, hospital + "-chart");
        int adoptedAt = random.nextInt(told.size());
        int readAt = random.nextInt(told.size());
        for (int i = 0; i < told.size(); i++) {
            if (i == adoptedAt) {
                adopt(hospital);
            }
            if (i == readAt) {
                // computed from half a story; nothing of it may stay
                Api.get(OFFICE, hospital + "/scorecards/H/2025?afterSequence=" + topics.watermark() + "&waitMs=500");
            }
            topics.resend(told.get(i));
        }
        return topics.watermark();
    }

    private static ProducerRecord<String, byte[]> renamed(
            ProducerRecord<String, byte[]> record, String from, String hospital) {
        String body = new String(record.value(), StandardCharsets.UTF_8).replace(from, hospital);
        return new ProducerRecord<>(
                record.topic(),
                Bucket.of(hospital) % 12,
                record.key().replace(from, hospital),
                body.getBytes(StandardCharsets.UTF_8),
                record.headers());
    }

    /** The bytes of every scorecard, without the hospital's name, the moment and how far reading had come by then. */
    private static Map<String, String> read(String hospital, long sequence) {
        Map<String, String> cards = new TreeMap<>();
        String list = Api.get(OFFICE, hospital + "/scorecards?limit=500&afterSequence=" + sequence + "&waitMs=30000")
                .raw()
                .asString();
        for (var card : Api.json(list.getBytes(StandardCharsets.UTF_8)).path("items")) {
            String path =
                    card.path("centre").asText() + "/" + card.path("period").asText();
            String text =
                    Api.get(OFFICE, hospital + "/scorecards/" + path).raw().asString();
            cards.put(path, comparable(text, hospital));
        }
        return cards;
    }

    private static String comparable(String card, String hospital) {
        return card.replace("\"hospital\":\"" + hospital + "\"", "\"hospital\":\"x\"")
                .replaceFirst("\"ledgerSequence\":\\d+", "\"ledgerSequence\":0")
                .replaceFirst(",\"computedAt\":\"[^\"]*\"", "")
                .replaceFirst(",\"track\":\"MAIN\",\"revision\":\\d+,\"deleted\":false", "");
    }

    /** The newest published record of each scorecard, waited for until they are those expected. */
    private static Map<String, String> published(String hospital, Map<String, String> expected) {
        Map<String, String> newest = new HashMap<>();
        TopicPartition partition = new TopicPartition(PUBLISHED, Bucket.of(hospital) % 12);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!newest.equals(expected) && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    String[] key = record.key().split("/");
                    if (key[1].equals(hospital)) {
                        String card = new String(record.value(), StandardCharsets.UTF_8);
                        newest.put(key[2] + "/" + key[3], comparable(card, hospital));
                    }
                });
            }
        }
        return newest.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other, TreeMap::new));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String month() {
        return "2025-%02d".formatted(1 + random.nextInt(12));
    }

    private String amount() {
        return "%d.%04d".formatted(1 + random.nextInt(5_000), random.nextInt(10_000));
    }
}

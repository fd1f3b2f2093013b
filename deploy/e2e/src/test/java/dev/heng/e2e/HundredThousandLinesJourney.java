package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A month of a HIS in one body, three in a hundred lines with codes of its own. While it is posted what carries it is killed five times,
 * and each time it is sent again: nothing is lost, nothing counts twice, and after mapping nothing waits.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HundredThousandLinesJourney {
    private static final int LINES = 100_000;
    private static final int CHUNKS = 100;
    private static final int UNKNOWN_EACH = 33;
    private static final int UNKNOWN = (LINES + UNKNOWN_EACH - 1) / UNKNOWN_EACH;
    private static final List<String> KILLS =
            List.of("budget-service", "postgres", "gateway", "budget-service", "postgres");
    private static final int CHUNKS_BETWEEN = 16;
    private static final List<String> CENTRES = List.of("D-1", "D-2", "D-3", "D-4");
    private static final List<String> SUBJECTS = List.of("INCOME_OP", "INCOME_IP", "COST");
    private static final String OWN_CENTRE = "0203";
    private static final String OWN_SUBJECT = "5001.02";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20250131;

    private final List<Line> sent = new ArrayList<>();
    private RunningSuite suite;
    private StoryHospital hospital;
    private byte[] body;
    private BigDecimal amount;

    @BeforeAll
    void aHospitalAndItsLines(RunningSuite running) {
        suite = running;
        hospital = StoryHospital.found(suite, "e2e-hundred-thousand", Yardstick.CHART, CENTRES);
        Random random = new Random(SEED);
        for (int n = 0; n < LINES; n++) {
            boolean isUnknown = n % UNKNOWN_EACH == 0;
            String centre = isUnknown && n % 2 == 0 ? OWN_CENTRE : CENTRES.get(random.nextInt(CENTRES.size()));
            String subject = isUnknown && n % 2 == 1 ? OWN_SUBJECT : SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            String date = "2025-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            sent.add(Line.of(
                    "hl-" + n,
                    centre,
                    subject,
                    date,
                    BigDecimal.valueOf(random.nextInt(1_000_000) - 50_000, 2).toPlainString()));
        }
        StringBuilder rows = new StringBuilder();
        sent.forEach(line -> rows.append(Json.write(line.json())).append('\n'));
        body = rows.toString().getBytes(StandardCharsets.UTF_8);
        amount = Amounts.sum(sent.stream().map(Line::amount).toList());
    }

    private String batches(String rest) {
        return hospital.budget("/execution-batches" + rest + "?source=his&batch=january");
    }

    /** Sends the whole batch and takes what comes of the answer. */
    private String send(int fromChunk) {
        String path = batches("") + "&controlLines=" + LINES + "&controlAmount=" + amount.toPlainString()
                + "&fromChunk=" + fromChunk;
        try {
            return suite.as(Account.HIS)
                    .careless()
                    .send("POST", path, body, "application/x-ndjson")
                    .raw();
        } catch (UncheckedIOException cutOff) {
            return "";
        }
    }

    /** How many chunks the suite says are committed; fewer than none when it does not answer. */
    private int committed() {
        try {
            Answer answer =
                    suite.as(Account.HIS).within(Post.ANSWER_MAX).careless().get(batches(""));
            return answer.isOk()
                    ? answer.body()
                            .path("items")
                            .path(0)
                            .path("committedChunks")
                            .asInt(0)
                    : -1;
        } catch (UncheckedIOException noAnswer) {
            return -1;
        }
    }

    private Line meant(Line line) {
        return Line.of(
                line.id(),
                line.centre().equals(OWN_CENTRE) ? "D-1" : line.centre(),
                line.subject().equals(OWN_SUBJECT) ? "COST" : line.subject(),
                line.date().toString(),
                line.amount().toPlainString());
    }

    private void assertFigures(List<Line> counted) {
        Map<String, BigDecimal> expected = new TreeMap<>();
        counted.forEach(line -> expected.merge(line.cell(), line.amount(), BigDecimal::add));
        Map<String, BigDecimal> shown = new TreeMap<>();
        for (JsonNode figure : hospital.figures(2025)) {
            String cell = figure.path("centre").asText() + "/"
                    + figure.path("subject").asText() + "/"
                    + figure.path("month").asText();
            shown.put(cell, Amounts.of(figure.path("executed")));
        }
        assertEquals(expected.keySet(), shown.keySet());
        expected.forEach((cell, figure) -> assertSame(figure, shown.get(cell), cell));
    }

    private void map(String rule, String member, String own, String meant) {
        suite.as(Account.OFFICE)
                .put(
                        hospital.budget("/mapping-rules/" + rule),
                        Map.of("source", "his", "sent", Map.of(member, own), "meant", Map.of(member, meant)))
                .ok();
    }

    private void replayAll() {
        String after = null;
        int recorded = 0;
        do {
            Map<String, Object> call =
                    after == null ? Map.of("source", "his") : Map.of("source", "his", "after", after);
            JsonNode replayed = suite.as(Account.OFFICE)
                    .post(hospital.budget("/suspense/replays"), call)
                    .ok()
                    .body();
            recorded += replayed.path("recorded").asInt();
            after = replayed.path("nextAfter").isNull()
                    ? null
                    : replayed.path("nextAfter").asText();
        } while (after != null);
        assertEquals(UNKNOWN, recorded);
    }

    @Test
    void aBatchThatIsKilledFiveTimesOnItsWayIsRecordedOnceAndWhole() {
        int deaths = 0;
        for (String part : KILLS) {
            int until = ++deaths * CHUNKS_BETWEEN;
            int done = Wait.upTo(PATIENCE).until(this::committed, count -> count >= 0);
            // one time all of it again, the next time only what is left
            int from = deaths % 2 == 0 ? done + 1 : 1;
            CompletableFuture<String> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> answer.complete(send(from)));
            Wait.upTo(PATIENCE).until(this::committed, count -> count >= until);
            suite.kill(part);
            String told = answer.join();
            assertTrue(!told.contains("\"batch\":{"), () -> "cut off, but it looks whole: " + told);
            suite.awaitReady(PATIENCE);
        }
        RunningSuite.tell("chunks committed when it is sent for the last time", committed());
        long began = System.nanoTime();
        String told = send(1);
        RunningSuite.tell("the whole batch again took ms", (System.nanoTime() - began) / 1_000_000);
        JsonNode batch = Json.read(
                        told.substring(told.lastIndexOf("{\"batch\":")).getBytes(StandardCharsets.UTF_8))
                .path("batch");
        assertTrue(batch.path("complete").asBoolean(), batch::toString);
        assertEquals(CHUNKS, batch.path("chunks").asInt());
        assertEquals(LINES - UNKNOWN, batch.path("recorded").asInt(), batch::toString);
        assertEquals(UNKNOWN, batch.path("suspended").asInt(), batch::toString);
        assertEquals(0, batch.path("refused").asInt() + batch.path("replayed").asInt(), batch::toString);

        Set<String> waiting = new HashSet<>();
        hospital.suspense().forEach(line -> waiting.add(line.path("lineId").asText()));
        assertEquals(UNKNOWN, waiting.size());
        assertFigures(sent.stream().filter(line -> !waiting.contains(line.id())).toList());

        map("centre", "centre", OWN_CENTRE, "D-1");
        map("subject", "subject", OWN_SUBJECT, "COST");
        replayAll();
        assertEquals(List.of(), hospital.suspense());
        assertFigures(sent.stream().map(this::meant).toList());
        assertEquals(
                0, hospital.differences().size(), () -> hospital.differences().toString());
    }
}

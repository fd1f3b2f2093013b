package dev.heng.evaluation.budgetfacts.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.sql.Sql;
import dev.heng.evaluation.suite.BudgetTopics;
import dev.heng.evaluation.suite.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Events through a real broker into the projections. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BudgetFactsApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final List<String> TABLES =
            List.of("hospital", "centre", "centre_interval", "chart", "subject", "period", "cell");

    @Inject
    Sql sql;

    @Inject
    AppliedWatermarks watermarks;

    @Inject
    BudgetEventsConsumer consumer;

    private String executed(BudgetTopics topics, String subject, String month) {
        return sql.first(
                        "select executed::text from cell where hospital = ? and subject = ? and month = ?",
                        row -> row.getString(1),
                        topics.hospital(),
                        subject,
                        Integer.parseInt(month.replace("-", "")))
                .orElse("none");
    }

    private void await(BudgetTopics topics, long sequence) {
        assertTrue(watermarks.await(topics.hospital(), sequence, LONG), "not applied up to " + sequence);
    }

    private BudgetTopics hospital(String code) {
        BudgetTopics topics = new BudgetTopics(code, code + "-chart");
        topics.hospitalChanged();
        topics.chartChanged("REV - FLOW MONEY", "BED - STOCK BED");
        topics.centreChanged("H", "INVESTMENT", null);
        return topics;
    }

    private String rows() {
        StringBuilder all = new StringBuilder();
        TABLES.forEach(table -> sql.query("select t::text from " + table + " t order by 1", row -> row.getString(1))
                .forEach(row -> all.append(table).append(row).append('\n')));
        return all.toString();
    }

    @Test
    void theNewestVersionWinsWhateverTheOrderOfDelivery() {
        BudgetTopics topics = hospital("facts-order");
        topics.cellWithVersion("H", "REV", "2025-01", "30", 3);
        topics.cellWithVersion("H", "REV", "2025-01", "20", 2);
        List<ProducerRecord<String, byte[]>> sent = topics.sent();
        topics.cellWithVersion("H", "REV", "2025-02", "1.5", 1);
        sent.forEach(topics::resend);
        await(topics, topics.watermark());
        assertEquals("30.0000", executed(topics, "REV", "2025-01"));
        assertEquals("1.5000", executed(topics, "REV", "2025-02"));
        topics.cellWithVersion("H", "REV", "2025-01", "29", 2);
        await(topics, topics.watermark());
        assertEquals("30.0000", executed(topics, "REV", "2025-01"));
    }

    @Test
    void everyExampleOfTheProducerGoesThroughTheHandler() throws IOException {
        BudgetTopics topics = hospital("facts-examples");
        for (Path example : BudgetEventsContractTest.examples()) {
            String type = BudgetEventsContractTest.type(example);
            topics.send(
                    type.contains("cell") ? BudgetTopics.EXECUTION : BudgetTopics.ORGANISATION,
                    type,
                    "example/" + example.getFileName(),
                    Files.readString(example));
        }
        await(topics, topics.watermark());
        assertEquals(
                List.of(),
                sql.query(
                        "select event_key || ' ' || reason from set_aside where event_key like 'example/%'",
                        row -> row.getString(1)));
    }

    @Test
    void cellsOfUnknownCodesAreKept() {
        BudgetTopics topics = hospital("facts-unknown");
        topics.cellChanged("NO_CENTRE", "NO_SUBJECT", "2025-01", "7", null);
        await(topics, topics.watermark());
        assertEquals("7.0000", executed(topics, "NO_SUBJECT", "2025-01"));
    }

    @Test
    void anEventThatIsNotUnderstoodHoldsBackTheWatermarkUntilItsKeyIsUnderstoodAgain() {
        BudgetTopics topics = hospital("facts-poison");
        await(topics, topics.watermark());
        String key = topics.cellKey("H", "REV", "2025-03");
        topics.send(
                BudgetTopics.EXECUTION,
                "heng.budget.cell-changed",
                key,
                "{\"hospital\":\"facts-poison\",\"executed\":\"");
        topics.cellChanged("H", "REV", "2025-04", "4", null);
        long held = topics.watermark();
        assertFalse(watermarks.await(topics.hospital(), held, SHORT));
        assertEquals("4.0000", executed(topics, "REV", "2025-04"), "other cells go on");
        assertEquals(
                1,
                sql.query(
                                "select 1 from set_aside where event_key = ? and resolved_at is null",
                                row -> row.getInt(1),
                                key)
                        .size());
        topics.cellChanged("H", "REV", "2025-03", "3", null);
        await(topics, held);
        assertEquals("3.0000", executed(topics, "REV", "2025-03"));
    }

    @Test
    void anUnknownTypeIsSetAsideVisibly() {
        BudgetTopics topics = hospital("facts-type");
        topics.send(BudgetTopics.EXECUTION, "heng.budget.never-heard-of", "cell/facts-type/x", "{}");
        long held = topics.watermark();
        assertFalse(watermarks.await(topics.hospital(), held, SHORT));
        assertEquals(
                "unknown type heng.budget.never-heard-of",
                sql.first("select reason from set_aside where event_key = 'cell/facts-type/x'", row -> row.getString(1))
                        .orElseThrow());
        sql.update("update set_aside set resolved_at = now() where event_key = 'cell/facts-type/x'");
        await(topics, topics.watermark());
    }

    @Test
    void readingAgainFromTheBeginningGivesIdenticalRows() {
        BudgetTopics topics = hospital("facts-again");
        for (int month = 1; month <= 9; month++) {
            topics.cellChanged("H", "REV", "2025-0" + month, Integer.toString(month), null);
            topics.cellChanged("H", "REV", "2025-01", Integer.toString(100 + month), "12.5");
        }
        topics.intervalsChanged(
                "D",
                BudgetTopics.interval(null, "2025-06-30", "REVENUE", "H"),
                BudgetTopics.interval("2025-07-01", null, "COST", "H"));
        topics.periodChanged("2025-01", "CLOSED");
        topics.periodChanged("2025-02", "CLOSED");
        topics.periodChanged("2025-02", "OPEN");
        await(topics, topics.watermark());
        String before = rows();
        consumer.rebuild();
        topics.cellChanged("H", "REV", "2025-09", "9", null);
        long sequence = topics.watermark();
        long until = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < until && watermarks.of(topics.hospital()).orElse(0) < sequence) {
            watermarks.pause(Duration.ofMillis(50).toNanos());
        }
        assertEquals(sequence, watermarks.of(topics.hospital()).orElse(0));
        assertEquals(withoutVersions(before), withoutVersions(rows()));
    }

    /** The cell written after the rebuild began has a newer version with the same figure. */
    private static String withoutVersions(String rows) {
        return rows.lines()
                .filter(row -> !row.contains("facts-again,H,REV,202509"))
                .reduce("", (one, other) -> one + "\n" + other);
    }
}

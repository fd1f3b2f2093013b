package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The queue shows what waits, since when and why, and what became of it. */
class SuspenseQueueTest {
    private static final SuspenseQueue.Filter ALL = new SuspenseQueue.Filter(null, null, null);
    private static final Instant MONDAY = Instant.parse("2026-03-09T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-10T08:00:00Z");

    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);
    private final SuspenseQueue queue = new SuspenseQueue(database.dataSource());

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("suspense_queue");
    }

    private List<String> ids(SuspenseQueue.Filter filter, long afterId, int limit) {
        return queue.list(hospital.code, filter, afterId, limit).stream()
                .map(SuspendedLine::lineId)
                .toList();
    }

    private ExecutionResult post(Instant now, String source, ExecutionLine line) {
        return new Ledger(database.dataSource(), new RelayWakeUp(), Clock.fixed(now, ZoneOffset.UTC))
                .post(new Execution(hospital.code, source, "batch-1", source, Poster.SOURCE, List.of(line)));
    }

    @Test
    void aLineThatIsSentAgainWaitsAsItWasSentLast() {
        post(MONDAY, "his", line("1", "C-GONE", "DRUG", "2026-03-05", "10"));
        post(TUESDAY, "his", line("1", "C-GONE", "DRUG", "2026-03-05", "11"));
        SuspendedLine waiting = queue.list(hospital.code, ALL, 0, 10).getFirst();
        assertEquals(new BigDecimal("11.0000"), waiting.amount());
    }

    @Test
    void aLineThatWaitsOnAfterAReplayKeepsItsBatch() {
        post(MONDAY, "his", line("1", "C-GONE", "DRUG", "2026-03-05", "10"));
        hospital.ledger.replay(new ReplayDraft(hospital.code, "his", null, 0, 10, "office", Poster.OFFICE));
        SuspendedLine waiting = queue.list(hospital.code, ALL, 0, 10).getFirst();
        assertEquals(2, waiting.times());
        assertEquals("batch-1", waiting.batch());
    }

    @Test
    void aRowTellsTheLineAndItsHistory() {
        ExecutionLine unknown = new ExecutionLine(
                "1",
                "C-GONE",
                "DRUG",
                "GRANT",
                "P1",
                LocalDate.parse("2026-03-05"),
                new BigDecimal("10.5"),
                "doc",
                "a memo");
        post(MONDAY, "his", unknown);
        SuspendedLine waiting = queue.list(hospital.code, ALL, 0, 10).getFirst();
        SuspendedLine expected = new SuspendedLine(
                waiting.id(),
                "his",
                "1",
                "batch-1",
                "C-GONE",
                "DRUG",
                "GRANT",
                "P1",
                LocalDate.parse("2026-03-05"),
                new BigDecimal("10.5000"),
                "doc",
                "a memo",
                "UNKNOWN_CENTRE",
                "The centre C-GONE is not known on 2026-03-05.",
                SuspendedLine.State.OPEN,
                1,
                MONDAY,
                MONDAY,
                null,
                null);
        assertEquals(expected, waiting);

        post(TUESDAY, "his", line("1", "C-CARD", "DRUG", "2026-03-05", "10.5"));
        SuspendedLine resolved = queue.list(hospital.code, ALL, 0, 10).getFirst();
        assertEquals(
                List.of(SuspendedLine.State.RESOLVED, MONDAY, TUESDAY, TUESDAY, "his"),
                List.of(
                        resolved.state(),
                        resolved.firstSeen(),
                        resolved.lastSeen(),
                        resolved.resolvedAt(),
                        resolved.resolvedBy()));
    }

    @Test
    void theQueueIsListedOldestFirstPageByPageAndByWhatOneLooksFor() {
        post(MONDAY, "his", line("b", "C-GONE", "DRUG", "2026-03-05", "1"));
        post(MONDAY, "erp", line("a", "C-CARD", "NONE", "2026-03-05", "1"));
        post(MONDAY, "his", line("c", "C-CARD", "NONE", "2026-03-05", "1"));
        post(MONDAY, "his", line("b", "C-CARD", "DRUG", "2026-03-05", "1"));
        new LedgerHospital(database).post(line("z", "C-GONE", "DRUG", "2026-03-05", "1"));

        assertEquals(List.of("b", "a", "c"), ids(ALL, 0, 10));
        assertEquals(List.of("b", "a"), ids(ALL, 0, 2));
        long first = queue.list(hospital.code, ALL, 0, 1).getFirst().id();
        assertEquals(List.of("a", "c"), ids(ALL, first, 10));
        assertEquals(List.of("a", "c"), ids(new SuspenseQueue.Filter(SuspendedLine.State.OPEN, null, null), 0, 10));
        assertEquals(List.of("b"), ids(new SuspenseQueue.Filter(SuspendedLine.State.RESOLVED, null, null), 0, 10));
        assertEquals(List.of("a", "c"), ids(new SuspenseQueue.Filter(null, "UNKNOWN_SUBJECT", null), 0, 10));
        assertEquals(List.of("a"), ids(new SuspenseQueue.Filter(null, "UNKNOWN_SUBJECT", "erp"), 0, 10));
    }

    @Test
    void aHospitalThatDoesNotExistHasNoQueue() {
        assertEquals(
                EdgeProblem.NOT_FOUND,
                assertThrows(ProblemException.class, () -> queue.list("h-none", ALL, 0, 10))
                        .problem());
        assertEquals(List.of(), queue.list(hospital.code, ALL, 0, 10));
    }
}

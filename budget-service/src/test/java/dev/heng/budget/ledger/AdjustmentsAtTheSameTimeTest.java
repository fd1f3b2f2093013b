package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.change;
import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Budgets are revised while others post: control is in force at every instant, and no cent is lost. */
class AdjustmentsAtTheSameTimeTest {
    private static final int REVISERS = 4;
    private static final int POSTERS = 8;
    private static final int ROUNDS = 25;
    private static final String[] CENTRES = {"C-CARD", "C-ORTHO"};
    private static LedgerDatabase database;
    private final RuledHospital ruled = new RuledHospital(database);
    private final LedgerHospital hospital = ruled.plain;
    private final AtomicInteger revisers = new AtomicInteger(REVISERS);
    private final AtomicInteger moved = new AtomicInteger();

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("adjustments_at_the_same_time");
    }

    @Test
    void whoPostsDuringRevisionsNeverFindsControlOff() throws Exception {
        ruled.rule("pool", "STRICT", "POOL", "YEAR_TO_DATE");
        for (String centre : CENTRES) {
            hospital.budget(centre, "TRAVEL", "2026-03", "100");
        }
        List<Callable<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < REVISERS; thread++) {
            int number = thread;
            all.add(() -> revise(number));
        }
        for (int thread = 0; thread < POSTERS; thread++) {
            int number = thread;
            all.add(() -> post(number));
        }
        all.add(this::look);
        int spent = Together.run(all).stream().mapToInt(Integer::intValue).sum();
        assertTrue(moved.get() > 0, "something moved");
        assertEquals(List.of(), ruled.differences());
        assertEquals(List.of("200 0 " + spent), database.rows("""
                select trim_scale(sum(original + coalesce(adjustment, 0))) || ' ' || trim_scale(sum(coalesce(reserved, 0))) || ' '
                    || trim_scale(sum(coalesce(executed, 0)) * 10)
                from cell where hospital = '%s'
                """.formatted(hospital.code)));
    }

    private int revise(int number) {
        for (int round = 0; round < ROUNDS; round++) {
            int from = (number + round) % 2;
            AdjustmentDraft.Line[] lines = {
                change(CENTRES[from], "TRAVEL", "2026-03", "-7.77"),
                change(CENTRES[1 - from], "TRAVEL", "2026-03", "7.77")
            };
            String hold = number + "." + round;
            try {
                hospital.hold(hold, lines);
            } catch (ReservationRefused e) {
                continue;
            }
            if (round % 3 == 0) {
                hospital.giveBack(hold);
            } else {
                hospital.adjust(hold, lines);
                moved.incrementAndGet();
            }
        }
        revisers.decrementAndGet();
        return 0;
    }

    /** Posts a little, which may pass, and more than the whole hospital has, which must not. @return tenths that were spent */
    private int post(int number) {
        int spent = 0;
        for (int round = 0; round < ROUNDS || revisers.get() > 0; round++) {
            String centre = CENTRES[(number + round) % 2];
            String id = number + "-" + round;
            spent += 2
                    * hospital.post(line(id, centre, "TRAVEL", "2026-03-05", "0.2"))
                            .count(LineStatus.RECORDED);
            assertEquals(
                    List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                    hospital.told(line(id + "-much", centre, "TRAVEL", "2026-03-05", "200.01")));
        }
        return spent;
    }

    /** Looks at what is committed, again and again: no cell has less than is used, and nothing is missing in the sum. */
    private int look() {
        while (revisers.get() > 0) {
            assertEquals(List.of("t 200"), database.rows("""
                    select bool_and(original + coalesce(adjustment, 0) >= coalesce(reserved, 0) + coalesce(executed, 0)),
                           trim_scale(sum(original + coalesce(adjustment, 0)))
                    from cell where hospital = '%s' and original is not null
                    """.formatted(hospital.code)));
        }
        return 0;
    }

    @Test
    void everyStepWaitsForWhoeverChangesTheHospital() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        AdjustmentDraft.Line[] lines = {
            change("C-CARD", "TRAVEL", "2026-03", "-1"), change("C-CARD", "TRAVEL", "2026-05", "1")
        };
        hospital.hold("A.1", lines);
        assertEquals("PERIOD_CLOSED", whileClosing(202605, () -> hospital.adjust("A.1", lines)));
        assertEquals("PERIOD_CLOSED", whileClosing(202603, () -> hospital.hold("A.2", lines)));
        assertEquals("done", whileClosing(202604, () -> hospital.giveBack("A.1")));
    }

    /** Closes the month while the call waits. @return why it was refused then, or done */
    private String whileClosing(int month, Runnable call) throws Exception {
        try (Connection closing = database.dataSource().getConnection();
                Statement statement = closing.createStatement()) {
            closing.setAutoCommit(false);
            statement.execute("select ledger_lock_hospital_exclusive('%s')".formatted(hospital.code));
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    call.run();
                    return "done";
                } catch (ReservationRefused e) {
                    return String.valueOf(e.lines().getFirst().code());
                }
            });
            Together.until("the call waits for the hospital", 20, () -> !database.rows(
                            "select 1 from pg_locks where locktype = 'advisory' and classid = 1 and not granted")
                    .isEmpty());
            statement.execute("insert into period values ('%s', %d, 'CLOSED', 1, 0)".formatted(hospital.code, month));
            closing.commit();
            return waiting.get();
        }
    }

    @Test
    void whatIsDecidedByTwoAtOnceIsDoneOnce() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        for (int round = 0; round < 10; round++) {
            String hold = "A." + round;
            AdjustmentDraft.Line[] lines = {
                change("C-CARD", "TRAVEL", "2026-03", "-1"), change("C-ORTHO", "TRAVEL", "2026-03", "1")
            };
            hospital.hold(hold, lines);
            List<Callable<Integer>> decisions = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                decisions.add(() -> {
                    try {
                        hospital.adjust(hold, lines);
                        return 1;
                    } catch (ProblemException e) {
                        return 0;
                    }
                });
            }
            assertEquals(
                    1,
                    Together.run(decisions).stream().mapToInt(Integer::intValue).sum());
        }
        assertEquals(
                new BigDecimal("10.0000").toString(),
                database.value("select adjustment from cell where hospital = '%s' and centre = 'C-ORTHO'"
                        .formatted(hospital.code)));
    }
}

package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many people reserve, spend, release and post at the same time: no deadlock comes out, no cent is lost or given twice. */
class ReservationsAtTheSameTimeTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 40;
    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("reservations_at_the_same_time");
    }

    @AfterEach
    void theEntriesAreTheCellsTheLimitsAndTheReservations() {
        assertEquals(List.of(), hospital.differences());
    }

    private ReservationResult reserve(ReservationId id, String... centreAndAmount) {
        return hospital.plain.reservations.reserve(
                new ReservationDraft(hospital.plain.code, id, null, null, null, "buyer", lines(centreAndAmount)));
    }

    private static List<ReservationDraft.Line> lines(String... centreAndAmount) {
        List<ReservationDraft.Line> lines = new ArrayList<>();
        for (int n = 0; n < centreAndAmount.length; n += 2) {
            lines.add(new ReservationDraft.Line(
                    "l" + n / 2,
                    new CellKey(centreAndAmount[n], "TRAVEL", "OWN", "-", YearMonth.of(2026, 3)),
                    new BigDecimal(centreAndAmount[n + 1]),
                    null));
        }
        return lines;
    }

    private ReservationResult spend(ReservationId id, String use, String line, int month, String amount) {
        return hospital.plain.reservations.use(new UseDraft(
                hospital.plain.code,
                id,
                "his",
                "buyer",
                Poster.SOURCE,
                List.of(new ReservationUse(
                        use, line, LocalDate.of(2026, month, 5), new BigDecimal(amount), false, null, null))));
    }

    @Test
    void oneBudgetIsDrainedByReservationsUsesReleasesAndPostingsToTheLastCent() throws Exception {
        hospital.rule("pool", "STRICT", "POOL", "YEAR_TO_DATE");
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "60");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-03", "60");
        List<Callable<Integer>> drains = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            drains.add(() -> drain(number));
        }
        int spent = Together.run(drains).stream().mapToInt(Integer::intValue).sum();
        assertEquals(List.of("0 " + spent), database.rows("""
                        select trim_scale(sum(coalesce(reserved, 0))) || ' ' || trim_scale(sum(coalesce(executed, 0)) * 10)
                        from cell where hospital = '%s'
                        """.formatted(hospital.plain.code)));
        assertEquals(1200, spent, "tenths of 120.0, all of it");
    }

    /** Reserves in both centres, in both orders; spends one line in another month and releases the rest. @return tenths that were spent */
    private int drain(int thread) {
        int spent = 0;
        String[] centres = {"C-CARD", "C-ORTHO"};
        for (int round = 0; round < ROUNDS; round++) {
            ReservationId id = new ReservationId("erp", thread + "-" + round);
            int first = (thread + round) % 2;
            try {
                reserve(id, centres[first], "0.3", centres[1 - first], "0.2");
                spend(id, thread + "-" + round + "-a", "l0", 1 + round % 6, "0.2");
                spend(id, thread + "-" + round + "-b", "l0", 3, "0.1");
                spent += 3;
                hospital.plain.reservations.release(hospital.plain.code, id, null, "cancelled", "buyer");
            } catch (ReservationRefused e) {
                // what is left is too little for the reservation; postings take the rest
            }
            for (String centre : centres) {
                spent += hospital.plain
                        .post(line(thread + "-" + round + centre, centre, "TRAVEL", "2026-03-05", "0.1"))
                        .count(LineStatus.RECORDED);
            }
        }
        return spent;
    }

    @Test
    void oneReservationIsSpentByManyAndNotOneCentMoreThanItHolds() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "30");
        ReservationId id = new ReservationId("erp", "PO-1");
        reserve(id, "C-CARD", "30");
        AtomicInteger taken = new AtomicInteger();
        List<Callable<Integer>> invoices = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            invoices.add(() -> {
                for (int n = 0; n < ROUNDS / 10; n++) {
                    try {
                        spend(id, number + "-" + n, "l0", 1 + n, "1");
                        taken.incrementAndGet();
                    } catch (ReservationRefused e) {
                        // the others have spent it
                    }
                }
                return 0;
            });
        }
        Together.run(invoices);
        assertEquals(30, taken.get());
        assertEquals(
                "30.0000",
                database.value("select sum(executed) from cell where hospital = '%s'".formatted(hospital.plain.code)));
    }

    @Test
    void theSameReservationSentByManyAtOnceIsStoredOnce() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "30");
        ReservationId id = new ReservationId("erp", "PO-1");
        List<Callable<Boolean>> same = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            same.add(() -> reserve(id, "C-CARD", "20").isNew());
        }
        assertEquals(1, Together.run(same).stream().filter(isNew -> isNew).count());
    }

    /** Several times: at first the threads still wait for their connections, one after the other. */
    @Test
    void onlyOneDocumentTakesOverWhatAnotherHolds() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "300");
        for (int round = 0; round < 10; round++) {
            ReservationId first = new ReservationId("oa", "REQ-" + round);
            reserve(first, "C-CARD", "30");
            List<Callable<Boolean>> successors = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                ReservationId id = new ReservationId("erp", round + "-" + thread);
                successors.add(() -> takesOver(id, first));
            }
            assertEquals(
                    1, Together.run(successors).stream().filter(isNew -> isNew).count());
        }
    }

    private boolean takesOver(ReservationId id, ReservationId first) {
        try {
            return hospital.plain
                    .reservations
                    .reserve(new ReservationDraft(
                            hospital.plain.code, id, null, null, first, "buyer", lines("C-CARD", "30")))
                    .isNew();
        } catch (ProblemException e) {
            assertEquals(BudgetProblem.RESERVATION_ENDED, e.problem());
            return false;
        }
    }

    @Test
    void whatIsSpentAndGivenBackAtTheSameTimeIsEitherOfThem() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "300");
        for (int round = 0; round < 10; round++) {
            ReservationId id = new ReservationId("erp", "PO-" + round);
            reserve(id, "C-CARD", "30");
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String use = round + "-" + thread;
                calls.add(
                        thread % 2 == 0
                                ? () -> {
                                    hospital.plain.reservations.release(
                                            hospital.plain.code, id, null, "cancelled", "buyer");
                                    return 0;
                                }
                                : () -> {
                                    try {
                                        spend(id, use, "l0", 3, "1");
                                        return 1;
                                    } catch (ReservationRefused e) {
                                        return 0;
                                    }
                                });
            }
            int spent = Together.run(calls).stream().mapToInt(Integer::intValue).sum();
            Reservation.Line line = hospital.plain
                    .book
                    .reservation(hospital.plain.code, id)
                    .orElseThrow()
                    .lines()
                    .getFirst();
            assertEquals(new BigDecimal(spent).setScale(4), line.used());
            assertEquals(new BigDecimal(30 - spent).setScale(4), line.released());
        }
    }

    @Test
    void everyCallWaitsForWhoeverChangesTheHospital() throws Exception {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "30");
        ReservationId id = new ReservationId("erp", "PO-1");
        reserve(id, "C-CARD", "10");
        assertEquals("PERIOD_CLOSED", whileClosing(202604, () -> spend(id, "u", "l0", 4, "1")));
        assertEquals(
                "PERIOD_CLOSED", whileClosing(202603, () -> reserve(new ReservationId("erp", "PO-2"), "C-CARD", "10")));
        assertEquals(
                "done",
                whileClosing(
                        202605,
                        () -> hospital.plain.reservations.release(
                                hospital.plain.code, id, null, "cancelled", "buyer")));
    }

    /** Closes the month while the call waits. @return why it was refused then, or done */
    private String whileClosing(int month, Runnable call) throws Exception {
        try (Connection closing = database.dataSource().getConnection();
                Statement statement = closing.createStatement()) {
            closing.setAutoCommit(false);
            statement.execute("select ledger_lock_hospital_exclusive('%s')".formatted(hospital.plain.code));
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
            statement.execute(
                    "insert into period values ('%s', %d, 'CLOSED', 1, 0)".formatted(hospital.plain.code, month));
            closing.commit();
            return waiting.get();
        }
    }
}

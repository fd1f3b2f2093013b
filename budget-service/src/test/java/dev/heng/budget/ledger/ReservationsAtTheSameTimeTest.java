package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
        List<ReservationDraft.Line> lines = new ArrayList<>();
        for (int n = 0; n < centreAndAmount.length; n += 2) {
            lines.add(new ReservationDraft.Line(
                    "l" + n / 2,
                    new CellKey(centreAndAmount[n], "TRAVEL", "OWN", "-", YearMonth.of(2026, 3)),
                    new BigDecimal(centreAndAmount[n + 1]),
                    null));
        }
        return hospital.plain.reservations.reserve(
                new ReservationDraft(hospital.plain.code, id, null, null, null, "buyer", lines));
    }

    private ReservationResult spend(ReservationId id, String use, String line, int month, String amount) {
        return hospital.plain.reservations.use(
                hospital.plain.code,
                id,
                "his",
                "buyer",
                List.of(new ReservationUse(
                        use, line, LocalDate.of(2026, month, 5), new BigDecimal(amount), false, null, null)));
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
}

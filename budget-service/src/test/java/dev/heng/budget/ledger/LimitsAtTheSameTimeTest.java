package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits that many cells share, drained from all of them at once; rules that come while postings are under way. */
class LimitsAtTheSameTimeTest {
    private static final int THREADS = 16;
    private static final int POSTS = 40;
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "C-SURG");

    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("limits_at_the_same_time");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    @Test
    void aPoolIsDrainedFromAllItsCellsToTheLastCent() throws Exception {
        hospital.rule("pool", "STRICT", "POOL", "YEAR_TO_DATE");
        hospital.rule("centre", "WARN", "CENTRE", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "200.00");
        List<Callable<Integer>> drains = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            drains.add(() -> {
                int recorded = 0;
                for (int post = 0; post < POSTS; post++) {
                    recorded += hospital.plain
                            .post(
                                    drop(number, post, 0, number % 2 == 0 ? "DRUG" : "PAPER"),
                                    drop(number, post, 1, number % 2 == 0 ? "PAPER" : "DRUG"))
                            .count(LineStatus.RECORDED);
                }
                return recorded;
            });
        }
        int recorded = Together.run(drains).stream().mapToInt(Integer::intValue).sum();
        assertEquals(1000, recorded, "of " + THREADS * POSTS * 2 + " lines of 0.20");
        assertEquals(
                "200.0000",
                database.value("select sum(executed) from cell where hospital = '%s'".formatted(hospital.plain.code)));
    }

    /** Single lines go another way than calls of several. Their cells are there before, so that only the limit stands between them. */
    @Test
    void aPoolIsDrainedBySingleLinesToTheLastCent() throws Exception {
        hospital.rule("pool", "STRICT", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100.60");
        for (int cell = 0; cell < 3; cell++) {
            hospital.told(drop(THREADS, 0, cell, "DRUG"));
        }
        List<Callable<Integer>> drains = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            drains.add(() -> {
                int recorded = 0;
                for (int post = 0; post < POSTS; post++) {
                    ExecutionLine line = drop(number, 9 * post, 0, "DRUG");
                    recorded += hospital.plain.post(line).count(LineStatus.RECORDED);
                }
                return recorded;
            });
        }
        assertEquals(
                500, Together.run(drains).stream().mapToInt(Integer::intValue).sum(), "lines of 0.20");
    }

    private static ExecutionLine drop(int thread, int post, int n, String subject) {
        return line(
                thread + "-" + post + "-" + n,
                CENTRES.get((thread + n) % 3),
                subject,
                "2026-0" + (1 + post % 9) + "-05",
                "0.20");
    }

    @Test
    void aRuleThatComesDuringPostingsMissesNone() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS - 1; thread++) {
            int number = thread;
            tasks.add(() -> {
                int recorded = 0;
                for (int post = 0; post < POSTS; post++) {
                    recorded +=
                            hospital.plain.post(drop(number, post, 0, "DRUG")).count(LineStatus.RECORDED);
                }
                return recorded;
            });
        }
        tasks.add(() -> {
            for (int change = 0; change < 10; change++) {
                database.run("""
                        begin;
                        select ledger_lock_hospital_exclusive('%1$s');
                        insert into control_rule values
                            ('%1$s', 'r%2$d', 'r', null, 'WARN', '%3$s', 'YEAR', null, null, null, null, 0, false, 190001, 299912, 1, 0);
                        select ledger_rebuild_limits('%1$s');
                        commit;
                        """.formatted(hospital.plain.code, change, change % 2 == 0 ? "POOL" : "CENTRE"));
            }
            return 0;
        });
        int recorded = Together.run(tasks).stream().mapToInt(Integer::intValue).sum();
        assertEquals(
                new BigDecimal("0.2000").multiply(BigDecimal.valueOf(recorded)).setScale(4),
                new BigDecimal(database.value(
                        "select executed[1] + executed[2] + executed[3] + executed[4] + executed[5] + executed[6] + executed[7]"
                                + " + executed[8] + executed[9] from spending_limit where hospital = '%s' and rule = 'r0'"
                                        .formatted(hospital.plain.code))));
    }
}

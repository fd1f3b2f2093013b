package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits of the level OWNER: what one department answers for in every centre. */
class OwnerLimitTest {
    private static final String REFUSED = "0 REFUSED BUDGET_INSUFFICIENT";
    private static final int THREADS = 16;
    private static final int POSTS = 30;

    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("owners");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    private void always(String code, String subject, String owner) {
        hospital.owner(code, subject, owner, "1900-01-01", "2999-12-31");
    }

    private List<String> spend(String id, String centre, String subject, String date, String amount) {
        return hospital.told(line(id, centre, subject, date, amount));
    }

    /** The limits of a rule: scope, year, executed in the whole year. */
    private List<String> limits(String rule) {
        return database.rows("""
                select scope, year, trim_scale((select sum(x) from unnest(executed) x))
                from spending_limit where hospital = '%s' and rule = '%s' order by scope, year
                """.formatted(hospital.plain.code, rule));
    }

    @Test
    void theLinesOfEveryCentreOfWhatADepartmentOwnsShareOneLimit() {
        hospital.rule("r", "STRICT", "OWNER", "YEAR");
        always("drug", "DRUG", "C-SURG");
        always("paper", "PAPER", "C-SURG");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        hospital.budget("C-ORTHO", "PAPER", "2026-01", "20");
        assertEquals(List.of(), spend("1", "C-ORTHO", "DRUG", "2026-02-01", "90"));
        assertEquals(List.of(REFUSED), spend("2", "C-CARD", "PAPER", "2026-03-01", "30.01"));
        Verdict verdict = Objects.requireNonNull(hospital.outcome(line("2", "C-CARD", "PAPER", "2026-03-01", "31"))
                .verdict());
        assertEquals(
                "r OWNER C-SURG 120 90",
                "%s %s %s %s %s"
                        .formatted(verdict.rule(), verdict.level(), verdict.scope(), verdict.budget(), verdict.used()));
        assertEquals(List.of("0 RECORDED BUDGET_EXCEEDED"), spend("2", "C-CARD", "PAPER", "2026-03-01", "30"));
        assertEquals(List.of("C-SURG 2026 120"), limits("r"));
    }

    @Test
    void aSubjectTakesTheOwnerOfTheNearestOneAboveAndWithoutOneIsUnderNoSuchLimit() {
        hospital.rule("r", "STRICT", "OWNER", "YEAR");
        always("paper", "PAPER", "C-ORTHO");
        assertEquals(List.of(), spend("1", "C-CARD", "DRUG", "2026-02-01", "5"));
        always("exp", "EXP", "C-SURG");
        assertEquals(List.of(REFUSED), spend("2", "C-CARD", "DRUG", "2026-02-01", "5"));
        hospital.budget("C-CARD", "PAPER", "2026-02", "7");
        assertEquals(List.of(), spend("3", "C-CARD", "PAPER", "2026-02-01", "7"));
        assertEquals(List.of("C-ORTHO 2026 7", "C-SURG 2026 5"), limits("r"));
    }

    @Test
    void theOwnerOfAYearIsThatOfItsLastDay() {
        hospital.rule("r", "WARN", "OWNER", "YEAR");
        hospital.owner("a", "DRUG", "C-CARD", "2025-01-01", "2026-12-30");
        hospital.owner("b", "DRUG", "C-ORTHO", "2026-12-31", "2026-12-31");
        hospital.owner("c", "DRUG", "C-SURG", "2028-01-01", "2028-12-30");
        for (String year : List.of("2025", "2026", "2027", "2028")) {
            spend(year, "C-CARD", "DRUG", year + "-02-01", "5");
        }
        assertEquals(List.of("C-CARD 2025 5", "C-ORTHO 2026 5"), limits("r"));
    }

    @Test
    void aSubjectThatChangesItsOwnerTakesWhatWasPlannedAndSpentAlong() {
        hospital.rule("r", "STRICT", "OWNER", "YEAR");
        always("exp", "EXP", "C-SURG");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        spend("1", "C-CARD", "DRUG", "2026-01-05", "60");
        always("drug", "DRUG", "C-ORTHO");
        assertEquals(List.of("C-ORTHO 2026 60"), limits("r"));
        assertEquals(List.of(REFUSED), spend("2", "C-CARD", "PAPER", "2026-01-05", "1"));
        assertEquals(List.of(REFUSED), spend("3", "C-CARD", "DRUG", "2026-02-05", "40.01"));
        assertEquals(List.of(), spend("3", "C-CARD", "DRUG", "2026-02-05", "40"));
    }

    @Test
    void itIsNarrowerThanAPoolAndWiderThanACentre() {
        always("exp", "EXP", "C-SURG");
        hospital.rule("pool", "STRICT", "POOL", "YEAR");
        assertEquals("pool", ruleThatRefuses());
        hospital.rule("owner", "STRICT", "OWNER", "YEAR");
        assertEquals("owner", ruleThatRefuses());
        hospital.rule("centre", "STRICT", "CENTRE", "YEAR");
        assertEquals("centre", ruleThatRefuses());
    }

    private String ruleThatRefuses() {
        return Objects.requireNonNull(hospital.outcome(line("1", "C-CARD", "DRUG", "2026-01-05", "1"))
                        .verdict())
                .rule();
    }

    @Test
    void aProjectIsOneSumForEachOwner() {
        hospital.rule("r", "WARN", "OWNER", "PROJECT");
        hospital.owner("a", "DRUG", "C-CARD", "1900-01-01", "2026-12-31");
        hospital.owner("b", "DRUG", "C-ORTHO", "2027-01-01", "2999-12-31");
        hospital.told(RuledHospital.ofProject("1", "P", "2026-02-01", "5"));
        hospital.told(RuledHospital.ofProject("2", "P", "2027-02-01", "6"));
        hospital.told(RuledHospital.ofProject("3", "P", "2028-02-01", "7"));
        assertEquals(List.of("P:C-CARD 0 5", "P:C-ORTHO 0 13"), limits("r"));
    }

    /** Whoever has limits already keeps them in the order of locking that all postings agree on. */
    @Test
    void limitsOfBeforeMakeRoomInTheOrderOfLocking() {
        LedgerDatabase before = LedgerDatabase.createAt("owners_before", "2026112673");
        before.run("""
                insert into spending_limit (hospital, rank, rule, scope, year)
                select 'h', rank, 'r' || rank, '', 2026 from generate_series(1, 5) rank
                """);
        before.migrated("latest");
        assertEquals(
                List.of("r1 1", "r2 2", "r3 3", "r4 5", "r5 6"),
                before.rows("select rule, rank from spending_limit order by rule"));
    }

    /** A subject goes from one owner to the other and back while everybody posts: no line is lost, and none passes what they share. */
    @Test
    void anOwnerThatChangesDuringPostingsMissesNone() throws Exception {
        hospital.rule("r", "STRICT", "OWNER", "YEAR");
        always("exp", "EXP", "C-SURG");
        hospital.budget("C-CARD", "DRUG", "2026-01", "30");
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS - 1; thread++) {
            int number = thread;
            tasks.add(() -> {
                int recorded = 0;
                for (int post = 0; post < POSTS; post++) {
                    recorded += hospital.plain
                            .post(line(
                                    number + "-" + post,
                                    number % 2 == 0 ? "C-CARD" : "C-ORTHO",
                                    "DRUG",
                                    "2026-0" + (1 + post % 9) + "-05",
                                    "0.10"))
                            .count(LineStatus.RECORDED);
                }
                return recorded;
            });
        }
        tasks.add(() -> {
            for (int change = 0; change < 10; change++) {
                database.run("""
                        begin;
                        select ledger_lock_hospital_exclusive('%1$s');
                        insert into ownership values ('%1$s', 'drug', 'DRUG', '%2$s', '1900-01-01', '2999-12-31', 1, 0)
                        on conflict (hospital, code) do update set owner = excluded.owner;
                        select ledger_rebuild_limits('%1$s');
                        commit;
                        """.formatted(hospital.plain.code, change % 2 == 0 ? "C-ORTHO" : "C-CARD"));
            }
            return 0;
        });
        int recorded = Together.run(tasks).stream().mapToInt(Integer::intValue).sum();
        assertEquals(300, recorded, "of " + (THREADS - 1) * POSTS + " lines of 0.10");
        assertEquals(List.of("C-CARD 2026 " + new BigDecimal("30")), limits("r"));
    }
}

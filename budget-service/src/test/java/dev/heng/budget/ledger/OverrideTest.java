package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines that are recorded although a STRICT limit refuses them; nothing but the limit is passed, and nobody else passes it. */
class OverrideTest {
    private static final int THREADS = 16;
    private static final int POSTS = 20;
    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);
    private final ForcedPostings overrides =
            new ForcedPostings(database.dataSource(), new RelayWakeUp(), Clock.systemUTC());
    private final ForcedPostingBook book = new ForcedPostingBook(database.dataSource());

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("overrides");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    private ForcedPostings.Result force(String id, ExecutionLine... lines) {
        return force(id, "抗洪急购", lines);
    }

    private ForcedPostings.Result force(String id, String reason, ExecutionLine... lines) {
        return overrides.force(
                new ForcedDraft(hospital.plain.code, id, "his", reason, "委员会", Poster.SOURCE, List.of(lines)));
    }

    /** What became of the lines of an override: id, status, code, rule, budget, used, beyond. */
    private List<String> lines(String id) {
        return book.require(hospital.plain.code, id).lines().stream()
                .map(line -> "%s %s %s".formatted(line.id(), line.status(), line.code())
                        + (line.passed() == null
                                ? ""
                                : " %s %s %s %s"
                                        .formatted(
                                                line.passed().rule(),
                                                line.passed()
                                                        .budget()
                                                        .stripTrailingZeros()
                                                        .toPlainString(),
                                                line.passed()
                                                        .used()
                                                        .stripTrailingZeros()
                                                        .toPlainString(),
                                                line.passed()
                                                        .beyond()
                                                        .stripTrailingZeros()
                                                        .toPlainString())))
                .toList();
    }

    private List<String> listed(String from, String to, String centre) {
        return book
                .list(
                        hospital.plain.code,
                        new ForcedPostingBook.Filter(YearMonth.parse(from), YearMonth.parse(to), centre),
                        0,
                        100)
                .stream()
                .map(ForcedPosting::id)
                .toList();
    }

    @Test
    void aLineThatWasRefusedIsRecordedAndTheLimitThatItPassedIsKept() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.told(line("1", "C-CARD", "TRAVEL", "2026-03-01", "70"));
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-02", "50.5")));
        assertTrue(
                force("o", line("2", "C-CARD", "TRAVEL", "2026-03-02", "50.5")).isNew());
        assertEquals(List.of("2 RECORDED BUDGET_OVERRIDDEN null 100 70 20.5"), lines("o"));
        assertEquals("120.5", hospital.plain.executed("C-CARD", "TRAVEL", 202603));
        ForcedPosting override = book.require(hospital.plain.code, "o");
        assertEquals(
                "委员会 抗洪急购 50.5000 20.5000",
                "%s %s %s %s".formatted(override.actor(), override.reason(), override.overridden(), override.beyond()));
        assertEquals(
                List.of("OVERRIDE o 委员会"),
                database.rows("select kind, batch, actor from posting where hospital = '%s' and sequence = %d"
                        .formatted(hospital.plain.code, override.sequence())));
        assertEquals(
                List.of("0 REPLAYED null"),
                hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-02", "50.5")),
                "its source may send it still");
        LimitState left = hospital.tryOut(line("3", "C-CARD", "TRAVEL", "2026-03-03", "1"))
                .limits()
                .getFirst()
                .getFirst();
        assertEquals("-20.5000", left.available().toPlainString());
    }

    @Test
    void aLineThatNeedsNoOverrideIsSimplyRecorded() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        force(
                "o",
                line("1", "C-CARD", "TRAVEL", "2026-03-01", "100"),
                line("2", "C-CARD", "PAPER", "2026-03-01", "5"),
                line("3", "C-CARD", "BEDS", "2026-03-01", "7"),
                line("4", "C-CARD", "TRAVEL", "2026-03-01", "0.01"));
        assertEquals(
                List.of(
                        "1 RECORDED null",
                        "2 RECORDED BUDGET_EXCEEDED",
                        "3 RECORDED null",
                        "4 RECORDED BUDGET_OVERRIDDEN null 100 100 0.01"),
                lines("o"));
    }

    @Test
    void aDividedLinePassesTheLimitsOfItsPartsAsOneLine() {
        hospital.plain.divide(
                "d",
                "null, '0203', null, null, null",
                "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'",
                "'{0.4,0.6}'");
        ExecutionLine line = line("1", "0203", "TRAVEL", "2026-03-01", "10");
        assertEquals(List.of("0 REFUSED BUDGET_INSUFFICIENT"), hospital.told(line));
        force("o", line);
        assertEquals(List.of("1 RECORDED BUDGET_OVERRIDDEN null 0 0 4"), lines("o"));
        assertEquals("4", hospital.plain.executed("C-CARD", "TRAVEL", 202603));
        assertEquals("6", hospital.plain.executed("C-ORTHO", "TRAVEL", 202603));
    }

    @Test
    void whatIsBeyondEveryLineTogetherIsWhatTheLimitLacks() {
        hospital.rule("travel", "STRICT", "CENTRE", "YEAR", "subject = 'EXP'", "tolerance = 10");
        hospital.budget("C-CARD", "DRUG", "2026-01", "100");
        force(
                "o",
                line("1", "C-CARD", "DRUG", "2026-03-01", "90", "D"),
                line("2", "C-CARD", "PAPER", "2026-04-01", "50", "D"),
                line("3", "C-CARD", "DRUG", "2026-05-01", "40", "D"));
        assertEquals(
                List.of(
                        "1 RECORDED null",
                        "2 RECORDED BUDGET_OVERRIDDEN travel 110 90 30",
                        "3 RECORDED BUDGET_OVERRIDDEN travel 110 140 40"),
                lines("o"));
        assertEquals(
                "70",
                book.require(hospital.plain.code, "o")
                        .beyond()
                        .stripTrailingZeros()
                        .toPlainString());
    }

    @Test
    void theStrictLimitIsNamedAlthoughANarrowerOneWarns() {
        hospital.rule("line", "WARN", "LINE", "YEAR");
        hospital.rule("pool", "STRICT", "POOL", "YEAR", "requires_line = true");
        force("o", line("1", "C-CARD", "DRUG", "2026-03-01", "9"));
        assertEquals(List.of("1 RECORDED BUDGET_OVERRIDDEN pool 0 0 9"), lines("o"));
        hospital.budget("C-ORTHO", "DRUG", "2026-03", "100");
        hospital.budget("C-CARD", "DRUG", "2026-03", "1");
        force("p", line("2", "C-CARD", "DRUG", "2026-03-01", "9"));
        assertEquals(List.of("2 RECORDED BUDGET_EXCEEDED"), lines("p"));
    }

    @Test
    void onlyTheLimitIsPassed() {
        hospital.plain.close(202602);
        hospital.told(line("1", "C-CARD", "DRUG", "2026-03-01", "5"));
        force(
                "o",
                line("1", "C-CARD", "DRUG", "2026-03-01", "5"),
                line("2", "C-GONE", "TRAVEL", "2026-03-01", "5"),
                line("3", "C-CARD", "TRAVEL", "2026-02-01", "5"));
        assertEquals(List.of("1 REPLAYED null", "2 SUSPENDED UNKNOWN_CENTRE", "3 SUSPENDED PERIOD_CLOSED"), lines("o"));
        assertEquals(List.of("o"), listed("2026-02", "2026-02", null));
        hospital.plain.map("m", "null, 'C-GONE', null, null, null, 'C-CARD', null, null, null");
        assertEquals(
                List.of("0 REFUSED BUDGET_INSUFFICIENT"),
                hospital.told(line("2", "C-GONE", "TRAVEL", "2026-03-01", "5")),
                "what waited is judged as its source's own line");
        force("p", line("2", "C-GONE", "TRAVEL", "2026-03-01", "5"));
        assertEquals(List.of("2 RECORDED BUDGET_OVERRIDDEN null 0 0 5"), lines("p"));
    }

    @Test
    void theReportFindsALineWhereItCounts() {
        hospital.plain.bookLate();
        hospital.plain.close(202602);
        hospital.plain.map("m", "null, '0203', null, null, null, 'C-ORTHO', null, null, null");
        force("late", line("1", "0203", "TRAVEL", "2026-02-01", "5"));
        force("next", line("2", "C-CARD", "TRAVEL", "2027-02-01", "5"), line("3", "C-CARD", "DRUG", "2026-12-01", "5"));
        assertEquals(List.of("late"), listed("2026-03", "2026-03", "C-ORTHO"));
        assertEquals(List.of(), listed("2026-02", "2026-02", null));
        assertEquals(List.of("late", "next"), listed("2026-01", "2026-12", null));
        assertEquals(List.of("next"), listed("2026-01", "2026-12", "C-CARD"));
        assertEquals(List.of(), listed("2028-01", "2028-12", null));
    }

    @Test
    void theSameOverrideAgainChangesNothingAndAnotherOfItsIdIsRefused() {
        ForcedPostings.Result first = force("o", line("1", "C-CARD", "TRAVEL", "2026-03-01", "5"));
        ForcedPostings.Result again = force("o", line("1", "C-CARD", "TRAVEL", "2026-03-01", "5.00"));
        assertFalse(again.isNew());
        assertTrue(again.sequence() > first.sequence(), "the caller can wait for what is answered");
        assertEquals(List.of("1 RECORDED BUDGET_OVERRIDDEN null 0 0 5"), lines("o"));
        assertEquals("5", hospital.plain.executed("C-CARD", "TRAVEL", 202603));
        for (Runnable other : List.<Runnable>of(
                () -> force("o", line("1", "C-CARD", "TRAVEL", "2026-03-01", "6")),
                () -> force("o", line("2", "C-CARD", "TRAVEL", "2026-03-01", "5")),
                () -> force("o", "另一个理由", line("1", "C-CARD", "TRAVEL", "2026-03-01", "5")))) {
            assertEquals(
                    BudgetProblem.OVERRIDE_CHANGED,
                    assertThrows(ProblemException.class, other::run).problem());
        }
        assertThrows(
                ProblemException.class,
                () -> overrides.force(new ForcedDraft("none", "o", "his", "x", "a", Poster.SOURCE, List.of())));
    }

    @Test
    void whatPassedALimitIsTakenBackLikeEveryLineAndItsSealHolds() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        force("o", line("1", "C-CARD", "TRAVEL", "2026-03-01", "150"));
        hospital.plain.reversals.reverse(new ReversalDraft(
                hospital.plain.code, new LineId("his", "1"), "1-R", null, "退货", "office", Poster.SOURCE));
        assertEquals(List.of(), hospital.told(line("2", "C-CARD", "TRAVEL", "2026-03-02", "100")));
        PostedLine taken = new PostedLines(database.dataSource()).require(hospital.plain.code, new LineId("his", "1"));
        assertEquals("OVERRIDE", taken.kind());
        assertEquals(
                "4",
                database.value(
                        "select ledger_seal('%s', 9223372036854775807, 100, now())".formatted(hospital.plain.code)));
        assertEquals(
                List.of("4 0"),
                database.rows("select o_seals, cardinality(o_flaw) from ledger_check_seals('%s', 0, null, 1000)"
                        .formatted(hospital.plain.code)));
    }

    /** The limit stands full all the time: whoever has no override gets nothing through, whatever overrides pass beside. */
    @Test
    void besideOverridesNothingElsePassesTheLimit() throws Exception {
        hospital.rule("pool", "STRICT", "POOL", "YEAR");
        hospital.budget("C-CARD", "DRUG", "2026-01", "1");
        hospital.told(line("full", "C-CARD", "DRUG", "2026-01-01", "1"));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            tasks.add(() -> {
                int recorded = 0;
                for (int post = 0; post < POSTS; post++) {
                    String id = number + "-" + post;
                    ExecutionLine[] two = {
                        line(id + "-a", number % 3 == 0 ? "C-CARD" : "C-ORTHO", "DRUG", "2026-02-01", "0.5"),
                        line(id + "-b", number % 3 == 0 ? "C-ORTHO" : "C-CARD", "PAPER", "2026-03-01", "0.5")
                    };
                    if (number % 2 == 0) {
                        // two threads give each override
                        force(
                                "o-" + number / 4 + "-" + post,
                                line("o-" + number / 4 + "-" + post, "C-CARD", "DRUG", "2026-02-01", "1"));
                    } else {
                        recorded += hospital.plain.post(two).count(LineStatus.RECORDED);
                    }
                }
                return recorded;
            });
        }
        assertEquals(0, Together.run(tasks).stream().mapToInt(Integer::intValue).sum());
        int overridden = THREADS / 4 * POSTS;
        assertEquals(List.of(overridden + " " + overridden), database.rows("""
                        select count(*), trim_scale(sum(beyond)) from forced_line where hospital = '%s' and code = 'BUDGET_OVERRIDDEN'
                        """.formatted(hospital.plain.code)));
        assertEquals(
                Integer.toString(overridden + 1),
                database.value("select trim_scale(sum(executed)) from cell where hospital = '%s'"
                        .formatted(hospital.plain.code)));
    }
}
